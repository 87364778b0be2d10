import type { DemoProduct } from '../basket.ts'
import type { DemoStore } from '../template.ts'

const [member, own] = [['member_price'], 'Mutang']

/** What Mutang sells and where. Prices in fen; what carries the tag has a member price. */
export const PRODUCTS: readonly DemoProduct[] = [
  { sku: 'SK-CLEAN', en: 'Camellia cleanser', zh: '山茶花洁面乳', category: 'skincare', brand: own, price: 12800, margin: 8800 },
  {
    sku: 'SK-TONER',
    en: 'Crab-apple toner',
    zh: '海棠花爽肤水',
    category: 'skincare',
    brand: own,
    price: 16800,
    margin: 12000,
    tags: member,
  },
  { sku: 'SK-SERUM', en: 'Peony serum', zh: '牡丹精华液', category: 'skincare', brand: own, price: 39800, margin: 30000, tags: member },
  { sku: 'SK-CREAM', en: 'Ginseng cream', zh: '人参面霜', category: 'skincare', brand: own, price: 29800, margin: 22000, tags: member },
  { sku: 'SK-EYE', en: 'Eye cream', zh: '紧致眼霜', category: 'skincare', brand: own, price: 25800, margin: 19000 },
  { sku: 'SK-SUN', en: 'Sun milk', zh: '轻盈防晒乳', category: 'skincare', brand: own, price: 13800, margin: 9500 },
  { sku: 'SK-MASK', en: 'Ten sheet masks', zh: '面膜十片装', category: 'skincare', brand: own, price: 15800, margin: 11000, tags: member },
  { sku: 'MU-CUSH', en: 'Cushion foundation', zh: '气垫粉底', category: 'makeup', brand: own, price: 18900, margin: 13000 },
  { sku: 'MU-LIP', en: 'Carved lipstick', zh: '雕花口红', category: 'makeup', brand: own, price: 12900, margin: 9500, tags: member },
  { sku: 'MU-BROW', en: 'Brow pencil', zh: '螺黛生花眉笔', category: 'makeup', brand: own, price: 6900, margin: 4900 },
  { sku: 'MU-POWD', en: 'Loose powder', zh: '空气散粉', category: 'makeup', brand: own, price: 14900, margin: 10500 },
  { sku: 'MU-EYE', en: 'Eye palette', zh: '百鸟朝凤眼影盘', category: 'makeup', brand: own, price: 21900, margin: 15500 },
  { sku: 'FR-OSM', en: 'Osmanthus perfume', zh: '桂花香水', category: 'fragrance', brand: own, price: 32800, margin: 24000 },
  { sku: 'SET-GIFT', en: 'Gift set', zh: '四季礼盒', category: 'sets', brand: own, price: 59900, margin: 41000 },
  { sku: 'MINI-SERUM', en: 'Peony serum, sample', zh: '牡丹精华小样', category: 'samples', brand: own, price: 0, margin: 0 },
]

export const STORES: readonly DemoStore[] = [
  { key: 'hz-hubin', en: 'Hubin, Hangzhou', zh: '杭州湖滨店', region: 'Zhejiang' },
  { key: 'sh-xintiandi', en: 'Xintiandi, Shanghai', zh: '上海新天地店', region: 'Shanghai' },
  { key: 'cd-ifs', en: 'IFS, Chengdu', zh: '成都IFS店', region: 'Sichuan' },
  { key: 'gz-taikoo', en: 'Taikoo Hui, Guangzhou', zh: '广州太古汇店', region: 'Guangdong' },
  { key: 'bj-sanlitun', en: 'Sanlitun, Beijing', zh: '北京三里屯店', region: 'Beijing' },
]
