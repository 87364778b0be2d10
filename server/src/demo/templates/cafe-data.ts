import type { DemoProduct } from '../basket.ts'

/** What Shanshui Coffee sells and where. Prices in fen. */
export const PRODUCTS: readonly DemoProduct[] = [
  { sku: 'LAT-R', en: 'Latte', zh: '拿铁', category: 'latte', price: 2800, margin: 1900 },
  { sku: 'LAT-L', en: 'Large latte', zh: '大杯拿铁', category: 'latte', price: 3300, margin: 2200 },
  { sku: 'LAT-OAT', en: 'Oat latte', zh: '燕麦拿铁', category: 'latte', price: 3500, margin: 2200 },
  { sku: 'LAT-OSM', en: 'Osmanthus latte', zh: '桂花拿铁', category: 'latte', price: 3600, margin: 2300 },
  { sku: 'AME-R', en: 'Americano', zh: '美式咖啡', category: 'americano', price: 2200, margin: 1700 },
  { sku: 'AME-ICE', en: 'Iced americano', zh: '冰美式', category: 'americano', price: 2400, margin: 1800 },
  { sku: 'COLD', en: 'Cold brew', zh: '冷萃咖啡', category: 'americano', price: 3000, margin: 2100 },
  { sku: 'TEA-LJ', en: 'Longjing tea', zh: '龙井茶', category: 'tea', price: 2600, margin: 1900 },
  { sku: 'TEA-OOL', en: 'Milk oolong', zh: '奶香乌龙', category: 'tea', price: 2700, margin: 1800 },
  { sku: 'TEA-LEM', en: 'Lemon tea', zh: '手打柠檬茶', category: 'tea', price: 2300, margin: 1600 },
  { sku: 'BAK-CRO', en: 'Croissant', zh: '可颂', category: 'bakery', price: 1600, margin: 800 },
  { sku: 'BAK-BAG', en: 'Sesame bagel', zh: '芝麻贝果', category: 'bakery', price: 1800, margin: 900 },
  { sku: 'BAK-EGG', en: 'Egg tart', zh: '蛋挞', category: 'bakery', price: 1200, margin: 600 },
  { sku: 'BAK-CHS', en: 'Cheesecake', zh: '芝士蛋糕', category: 'bakery', price: 3200, margin: 1700 },
  { sku: 'LUN-SAL', en: 'Chicken salad', zh: '鸡肉沙拉', category: 'lunch', price: 4200, margin: 1900 },
  { sku: 'LUN-SAN', en: 'Ham sandwich', zh: '火腿三明治', category: 'lunch', price: 3400, margin: 1500 },
  { sku: 'MER-MUG', en: 'Mug', zh: '马克杯', category: 'merchandise', price: 8900, margin: 5200 },
  { sku: 'MER-BEA', en: 'Beans, 250 g', zh: '咖啡豆250克', category: 'merchandise', price: 9800, margin: 4300 },
]

export const STORES = [
  { key: 'sh-jingan', en: 'Jing’an Temple', zh: '静安寺店', region: 'Shanghai', city: '上海' },
  { key: 'sh-xuhui', en: 'Xujiahui', zh: '徐家汇店', region: 'Shanghai', city: '上海' },
  { key: 'sh-lujiazui', en: 'Lujiazui', zh: '陆家嘴店', region: 'Shanghai', city: '上海' },
  { key: 'sh-hongqiao', en: 'Hongqiao station', zh: '虹桥站店', region: 'Shanghai', city: '上海' },
  { key: 'hz-westlake', en: 'West Lake', zh: '西湖店', region: 'Zhejiang', city: '杭州' },
  { key: 'hz-binjiang', en: 'Binjiang', zh: '滨江店', region: 'Zhejiang', city: '杭州' },
  { key: 'sz-nanshan', en: 'Nanshan', zh: '南山店', region: 'Guangdong', city: '深圳' },
  { key: 'sz-futian', en: 'Futian', zh: '福田店', region: 'Guangdong', city: '深圳' },
  { key: 'bj-guomao', en: 'Guomao', zh: '国贸店', region: 'Beijing', city: '北京' },
  { key: 'bj-sanlitun', en: 'Sanlitun', zh: '三里屯店', region: 'Beijing', city: '北京' },
  { key: 'cd-taikoo', en: 'Taikoo Li', zh: '太古里店', region: 'Sichuan', city: '成都' },
  { key: 'nj-xinjiekou', en: 'Xinjiekou', zh: '新街口店', region: 'Jiangsu', city: '南京' },
] as const
