import type { DemoProduct } from '../basket.ts'
import type { DemoStore } from '../template.ts'

/** What Pembury & Lane sells and where. Prices in pence. */
export const PRODUCTS: readonly DemoProduct[] = [
  { sku: 'FA-SHIRT', en: 'Oxford shirt', zh: '牛津衬衫', category: 'fashion', brand: 'Pembury', price: 4500, margin: 2600 },
  { sku: 'FA-JUMP', en: 'Lambswool jumper', zh: '羊毛套衫', category: 'fashion', brand: 'Pembury', price: 6900, margin: 3900 },
  { sku: 'FA-DRESS', en: 'Silk dress', zh: '真丝连衣裙', category: 'fashion', brand: 'Delafield', price: 14900, margin: 8200 },
  { sku: 'FA-COAT', en: 'Wool coat', zh: '羊毛大衣', category: 'fashion', brand: 'Delafield', price: 24900, margin: 13000 },
  { sku: 'FA-JEANS', en: 'Selvedge jeans', zh: '牛仔裤', category: 'fashion', brand: 'Northgate', price: 8500, margin: 4300 },
  { sku: 'FA-SCARF', en: 'Cashmere scarf', zh: '羊绒围巾', category: 'fashion', brand: 'Pembury', price: 5900, margin: 3300 },
  { sku: 'FA-BOOTS', en: 'Chelsea boots', zh: '切尔西靴', category: 'fashion', brand: 'Northgate', price: 15500, margin: 7600 },
  { sku: 'BE-SERUM', en: 'Night serum', zh: '夜间精华', category: 'beauty', brand: 'Maison Aurèle', price: 6200, margin: 3700 },
  { sku: 'BE-LIP', en: 'Lipstick', zh: '口红', category: 'beauty', brand: 'Maison Aurèle', price: 2900, margin: 1800 },
  { sku: 'BE-EDP', en: 'Eau de parfum', zh: '香水', category: 'beauty', brand: 'Belmont', price: 8900, margin: 5000 },
  { sku: 'BE-CREAM', en: 'Hand cream', zh: '护手霜', category: 'beauty', brand: 'Belmont', price: 1600, margin: 1000 },
  { sku: 'HO-TOWEL', en: 'Bath towel', zh: '浴巾', category: 'home', brand: 'Pembury', price: 2200, margin: 1200 },
  { sku: 'HO-DUVET', en: 'Goose-down duvet', zh: '鹅绒被', category: 'home', brand: 'Pembury', price: 17900, margin: 8000 },
  { sku: 'HO-LAMP', en: 'Reading lamp', zh: '阅读灯', category: 'home', brand: 'Halden', price: 9500, margin: 4500 },
  { sku: 'HO-PAN', en: 'Cast-iron pan', zh: '铸铁锅', category: 'home', brand: 'Halden', price: 13500, margin: 5800 },
  { sku: 'HO-CANDLE', en: 'Scented candle', zh: '香薰蜡烛', category: 'home', brand: 'Belmont', price: 3200, margin: 2000 },
  { sku: 'FO-TEA', en: 'Tea, 125 g', zh: '红茶125克', category: 'food', brand: 'Pembury', price: 950, margin: 500 },
  { sku: 'FO-BISC', en: 'Shortbread tin', zh: '黄油酥饼礼盒', category: 'food', brand: 'Pembury', price: 1400, margin: 700 },
  { sku: 'FO-CHOC', en: 'Box of chocolates', zh: '巧克力礼盒', category: 'food', brand: 'Pembury', price: 1900, margin: 900 },
  { sku: 'FO-HAMP', en: 'Hamper', zh: '节日食品篮', category: 'food', brand: 'Pembury', price: 8500, margin: 3600 },
  { sku: 'TO-BEAR', en: 'Teddy bear', zh: '泰迪熊', category: 'toys', brand: 'Little Lane', price: 2800, margin: 1400 },
  { sku: 'TO-TRAIN', en: 'Wooden train', zh: '木制火车', category: 'toys', brand: 'Little Lane', price: 4900, margin: 2300 },
  { sku: 'TO-GAME', en: 'Board game', zh: '桌游', category: 'toys', brand: 'Little Lane', price: 3200, margin: 1400 },
  { sku: 'JE-WATCH', en: 'Swiss watch', zh: '瑞士腕表', category: 'jewellery', brand: 'Valcourt', price: 395000, margin: 120000 },
  { sku: 'JE-STUDS', en: 'Pearl studs', zh: '珍珠耳钉', category: 'jewellery', brand: 'Valcourt', price: 12500, margin: 6500 },
]

export const STORES: readonly DemoStore[] = [
  { key: 'lon-oxford-st', en: 'Oxford Street, London', zh: '伦敦牛津街店', region: 'London' },
  { key: 'lon-chelsea', en: 'Chelsea, London', zh: '伦敦切尔西店', region: 'London' },
  { key: 'man-deansgate', en: 'Deansgate, Manchester', zh: '曼彻斯特店', region: 'North West' },
  { key: 'lds-briggate', en: 'Briggate, Leeds', zh: '利兹店', region: 'Yorkshire' },
  { key: 'edi-princes-st', en: 'Princes Street, Edinburgh', zh: '爱丁堡店', region: 'Scotland' },
  { key: 'bth-milsom-st', en: 'Milsom Street, Bath', zh: '巴斯店', region: 'South West' },
  { key: 'brm-new-st', en: 'New Street, Birmingham', zh: '伯明翰店', region: 'Midlands' },
  { key: 'cdf-the-hayes', en: 'The Hayes, Cardiff', zh: '加的夫店', region: 'Wales' },
]
