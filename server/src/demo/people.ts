import type { Random } from './random.ts'

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤'
const GIVEN =
  '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 子涵 雨桐 浩然 梓萱 欣怡 宇轩 诗涵 俊杰 思远 晓彤 嘉怡 文博 若曦 一诺 天宇 佳琪 雪 鹏 慧 建国 志强 婷婷 海燕 晨 悦 琳 博文'
const GIVEN_WOMEN =
  '雨桐 欣怡 诗涵 若曦 佳琪 婷婷 思琪 梦瑶 雅静 晓彤 嘉怡 一诺 可馨 语嫣 静怡 梓萱 悦 琳 婉清 紫萱 慧敏 丹 倩 薇 雪莹 海燕 晨曦 佩珊 子墨 心怡'
const BRITISH_FIRST =
  'Olivia Amelia Isla Ava Grace Sophie Emily Charlotte Hannah Lucy Ruth Margaret Priya Aisha Chloe Harry George Oliver Jack Arthur Thomas James William Daniel Samuel Adam Imran Kwame Rhys Callum'
const BRITISH_LAST =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Harris Khan Clarke Hughes Edwards Turner Begum Murphy Campbell Okafor Fraser'
const WORLD_FIRST =
  'Wei Mei Jun Siti Nurul Arjun Priya Rahul Yuki Haruto Sakura Minh Linh Somchai Maria Jose Anna Lukas Sofia Marco Chloe Liam Noah Emma Olivia Fatima Omar Layla Grace David Kavya Hana Daniel Ines'
const WORLD_LAST =
  'Tan Lim Lee Ng Wong Chen Rahman Ismail Kumar Sharma Nair Tanaka Suzuki Nguyen Tran Santos Reyes Mueller Rossi Martin Dubois Garcia Smith Brown Wilson Al-Farsi Haddad Kim Park Silva Novak Jensen'

const [given, women] = [GIVEN.split(' '), GIVEN_WOMEN.split(' ')]
const [britishFirst, britishLast] = [BRITISH_FIRST.split(' '), BRITISH_LAST.split(' ')]
const [worldFirst, worldLast] = [WORLD_FIRST.split(' '), WORLD_LAST.split(' ')]

export const chineseName = (random: Random): string => `${SURNAMES[random.whole(0, SURNAMES.length - 1)]}${random.pick(given)}`
export const chineseWoman = (random: Random): string => `${SURNAMES[random.whole(0, SURNAMES.length - 1)]}${random.pick(women)}`
export const britishName = (random: Random): string => `${random.pick(britishFirst)} ${random.pick(britishLast)}`
export const worldSurname = (random: Random): string => random.pick(worldLast)
export const worldFirstName = (random: Random): string => random.pick(worldFirst)

/** A mobile number of mainland China, another for every index. */
export function chinesePhone(random: Random, index: number): string {
  const digits = String(10_000_000 + index * 7919)
  return `+861${random.pick(['38', '39', '50', '58', '76', '86'])}${digits.padStart(8, '0').slice(-8)}`
}

/** At a domain that is reserved for examples, so that no message ever reaches anybody. */
export const emailOf = (name: string, index: number): string => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${index}@example.com`

const two = (value: number): string => String(value).padStart(2, '0')

export const birthdayOf = (random: Random, from: number, to: number): string =>
  `${random.whole(from, to)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`

/** Day and month of a birthday in the year 2000, for rules, which may not see the birthday itself. */
export const celebratedOn = (birthday: string): string => `2000${birthday.slice(4)}`
