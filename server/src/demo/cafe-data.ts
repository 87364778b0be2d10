/** What Shanshui Coffee sells and where. Prices in fen. */
export const PRODUCTS = [
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
] as const

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

export const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤'
export const GIVEN = ['伟', '芳', '娜', '秀英', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '子涵', '雨桐', '浩然', '梓萱', '欣怡', '宇轩', '诗涵', '俊杰', '思远', '晓彤', '嘉怡', '文博', '若曦', '一诺', '天宇', '佳琪', '雪', '鹏', '慧', '建国', '志强', '婷婷', '海燕', '晨', '悦', '琳', '博文']
