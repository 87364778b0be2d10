import type { ColumnMapping } from './column-mapping.ts'
import type { Field } from './fields.ts'
import type { ImportKind } from './import.ts'
import { cellText } from './mapping.ts'

/** What columns are called in exports of shops, tills and spreadsheets, written without blanks, signs and capitals. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  reference: [
    'orderid',
    'orderno',
    'ordernumber',
    'order',
    'invoiceno',
    'invoice',
    'receiptno',
    'receipt',
    'transactionid',
    '订单号',
    '订单编号',
    '单号',
    '小票号',
    '流水号',
    '交易号',
  ],
  at: [
    'date',
    'time',
    'datetime',
    'ordertime',
    'orderdate',
    'invoicedate',
    'createdat',
    'paidat',
    'soldat',
    '时间',
    '日期',
    '下单时间',
    '订单时间',
    '交易时间',
    '付款时间',
    '支付时间',
    '销售日期',
    '成交时间',
  ],
  phone: [
    'phonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'tel',
    'telephone',
    'customerphone',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '联系电话',
    '会员手机',
    '会员手机号',
  ],
  email: ['mail', 'emailaddress', 'customeremail', '邮箱', '电子邮箱', '电子邮件', '邮件'],
  card: ['cardno', 'cardnumber', 'membercard', 'membershipcard', 'loyaltycard', '卡号', '会员卡', '会员卡号'],
  external: [
    'customerid',
    'memberid',
    'customer',
    'member',
    'customerno',
    'memberno',
    'userid',
    '会员号',
    '会员编号',
    '会员id',
    '客户号',
    '客户编号',
    '客户id',
    '顾客编号',
  ],
  wechat_unionid: ['unionid', '微信unionid'],
  wechat_openid: ['openid', '微信openid'],
  tmall_ouid: ['ouid', '天猫ouid'],
  sku: [
    'skuid',
    'skucode',
    'productid',
    'productcode',
    'itemid',
    'itemcode',
    'stockcode',
    'article',
    'barcode',
    '商品编码',
    '商品编号',
    '商品代码',
    '货号',
    '条码',
    '商品条码',
    '规格编码',
  ],
  quantity: ['qty', 'count', 'pieces', 'units', '数量', '件数', '购买数量', '销售数量'],
  amount: [
    'linetotal',
    'total',
    'totalamount',
    'sum',
    'paid',
    'netamount',
    'points',
    'balance',
    '金额',
    '总额',
    '小计',
    '实付',
    '实付金额',
    '成交金额',
    '销售金额',
    '积分',
    '余额',
    '积分余额',
  ],
  unit_price: ['unitprice', 'priceperunit', '单价', '商品单价'],
  category: ['productcategory', 'department', '类目', '品类', '分类', '商品分类'],
  brand: ['productbrand', '品牌'],
  channel: ['saleschannel', '渠道', '销售渠道'],
  store: ['storeid', 'storecode', 'shop', 'shopid', 'branch', '门店', '店铺', '门店编号', '门店编码', '门店代码'],
  payment: ['paymentmethod', 'paidby', '支付方式', '付款方式'],
  name: [
    'fullname',
    'customername',
    'productname',
    'title',
    'storename',
    'shopname',
    'description',
    '姓名',
    '名字',
    '名称',
    '客户姓名',
    '会员姓名',
    '商品名称',
    '门店名称',
  ],
  'name.en': ['englishname', 'nameenglish', '英文名', '英文名称'],
  'name.zh': ['chinesename', 'namechinese', '中文名', '中文名称'],
  birthday: ['birthdate', 'dateofbirth', 'dob', '生日', '出生日期', '出生年月日'],
  city: ['town', '城市', '所在城市'],
  gender: ['sex', '性别'],
  joined_at: [
    'joined',
    'joindate',
    'membersince',
    'registeredat',
    'registrationdate',
    'signupdate',
    '入会时间',
    '入会日期',
    '注册时间',
    '注册日期',
    '加入时间',
  ],
  tags: ['tag', 'labels', '标签'],
  verified: ['已验证', '是否验证'],
  currency: ['pointstype', '积分种类', '积分类型', '币种'],
  expires_on: ['expiry', 'expires', 'expirydate', 'validuntil', '到期日', '有效期至', '过期日期', '到期日期'],
  valid_from: ['from', 'since', 'startdate', '生效日期', '起始日期'],
  price: ['listprice', 'retailprice', '价格', '零售价', '售价'],
  margin: ['grossmargin', 'profit', '毛利'],
  key: ['storeid', 'storecode', 'storekey', 'shopid', 'id', 'code', '门店编号', '门店编码', '门店代码', '编号', '编码'],
  region: ['area', '区域', '地区', '大区'],
  time_zone: ['timezone', '时区'],
  code: ['couponcode', 'vouchercode', 'promocode', 'coupon', 'voucher', '券码', '优惠码', '优惠券码', '兑换码', '卡券码'],
}

const RETURN_COLUMNS = new Set(['type', 'ordertype', 'transactiontype', 'kind', '类型', '订单类型', '单据类型', '交易类型', '业务类型'])
const RETURN_WORDS = [/^退/, /^return/i, /^refund/i]

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-./:()（）【】[\]#*]/g, '')

/** Which column probably holds which field, by what the columns are called and a few rows. */
export function guessMapping(
  kind: ImportKind,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  fields: readonly Field[],
): ColumnMapping {
  const free = new Set(columns.filter((column) => column !== ''))
  const found: Record<string, string> = {}
  const open = fields.filter(({ constant }) => !constant)
  // What is called exactly like a field is that field, before anything that only means it.
  for (const called of [(name: string) => [plain(name)], (name: string) => (CALLED[name] ?? []).map(plain)]) {
    for (const { name } of open) {
      if (Object.values(found).includes(name) || isTaken(kind, name, found, fields)) continue
      const column = called(name).flatMap((word) => [...free].filter((one) => plain(one) === word))[0]
      if (column === undefined) continue
      free.delete(column)
      found[column] = name
    }
  }
  const returns = kind === 'orders' ? guessReturns(columns, rows) : undefined
  const one = fields
    .filter(({ constant, values }) => constant && values?.length === 1)
    .map(({ name, values }) => [name, values![0]!] as const)
  return { columns: found, values: Object.fromEntries(one), ...(returns && { returns }) }
}

/** Whether something else says already what this field would: whose an order is, or what a line costs. */
function isTaken(kind: ImportKind, name: string, found: Readonly<Record<string, string>>, fields: readonly Field[]): boolean {
  const group = kind === 'orders' ? fields.find((one) => one.name === name)?.oneOf : undefined
  return group !== undefined && fields.some((one) => one.oneOf === group && Object.values(found).includes(one.name))
}

/** A column of types in which some rows say that they are returns. */
function guessReturns(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): ColumnMapping['returns'] {
  for (const column of columns.filter((name) => RETURN_COLUMNS.has(plain(name)))) {
    const said = rows.map((row) => cellText(row[column]).trim()).find((text) => RETURN_WORDS.some((word) => word.test(text)))
    if (said !== undefined) return { column, starts_with: said }
  }
  return undefined
}
