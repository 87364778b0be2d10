import type { DemoProduct } from '../basket.ts'
import type { DemoStore } from '../template.ts'

/** Where Larkwing flies from Singapore, how many miles it is, and how many people go there. */
export const ROUTES = [
  { number: 112, to: 'kul', en: 'Kuala Lumpur', zh: '吉隆坡', distance: 184, weight: 9 },
  { number: 204, to: 'bkk', en: 'Bangkok', zh: '曼谷', distance: 888, weight: 9 },
  { number: 226, to: 'cgk', en: 'Jakarta', zh: '雅加达', distance: 549, weight: 8 },
  { number: 262, to: 'mnl', en: 'Manila', zh: '马尼拉', distance: 1482, weight: 5 },
  { number: 318, to: 'hkg', en: 'Hong Kong', zh: '香港', distance: 1594, weight: 8 },
  { number: 352, to: 'pvg', en: 'Shanghai', zh: '上海', distance: 2368, weight: 6 },
  { number: 386, to: 'nrt', en: 'Tokyo', zh: '东京', distance: 3329, weight: 6 },
  { number: 402, to: 'syd', en: 'Sydney', zh: '悉尼', distance: 3912, weight: 5 },
  { number: 440, to: 'mel', en: 'Melbourne', zh: '墨尔本', distance: 3760, weight: 4 },
  { number: 512, to: 'bom', en: 'Mumbai', zh: '孟买', distance: 2436, weight: 5 },
  { number: 610, to: 'dxb', en: 'Dubai', zh: '迪拜', distance: 3639, weight: 4 },
  { number: 702, to: 'lhr', en: 'London', zh: '伦敦', distance: 6765, weight: 5 },
  { number: 716, to: 'zrh', en: 'Zurich', zh: '苏黎世', distance: 6397, weight: 2 },
  { number: 730, to: 'cdg', en: 'Paris', zh: '巴黎', distance: 6671, weight: 3 },
  { number: 808, to: 'sfo', en: 'San Francisco', zh: '旧金山', distance: 8446, weight: 3 },
] as const

export type Route = (typeof ROUTES)[number]

/** Flights there have even numbers, those back the next odd one. Prices in cents, of the cheapest seat. */
export const FLIGHTS: readonly DemoProduct[] = ROUTES.flatMap(({ number, en, zh, distance }) => {
  const price = 6000 + Math.round(distance * 0.09) * 100
  const flight = { category: distance > 3000 ? 'long_haul' : 'regional', brand: 'Larkwing', price, margin: Math.round(price * 0.12) }
  return [
    { sku: `LW${number}`, en: `Singapore to ${en}`, zh: `新加坡至${zh}`, ...flight },
    { sku: `LW${number + 1}`, en: `${en} to Singapore`, zh: `${zh}至新加坡`, ...flight },
  ]
})

export const AIRPORTS: readonly DemoStore[] = [
  { key: 'sin', en: 'Singapore Changi', zh: '新加坡樟宜机场', region: 'Asia', timeZone: 'Asia/Singapore' },
  { key: 'kul', en: 'Kuala Lumpur', zh: '吉隆坡机场', region: 'Asia', timeZone: 'Asia/Kuala_Lumpur' },
  { key: 'hkg', en: 'Hong Kong', zh: '香港机场', region: 'Asia', timeZone: 'Asia/Hong_Kong' },
  { key: 'nrt', en: 'Tokyo Narita', zh: '东京成田机场', region: 'Asia', timeZone: 'Asia/Tokyo' },
  { key: 'syd', en: 'Sydney', zh: '悉尼机场', region: 'Pacific', timeZone: 'Australia/Sydney' },
  { key: 'bom', en: 'Mumbai', zh: '孟买机场', region: 'Asia', timeZone: 'Asia/Kolkata' },
  { key: 'lhr', en: 'London Heathrow', zh: '伦敦希思罗机场', region: 'Europe', timeZone: 'Europe/London' },
]

/** What a cabin and a fare cost, in hundredths of the cheapest seat, and what they earn, in per cent of the distance. */
export const CABIN = {
  economy: { price: 100, miles: 100, credits: 100 },
  premium: { price: 180, miles: 125, credits: 150 },
  business: { price: 380, miles: 175, credits: 250 },
  first: { price: 700, miles: 250, credits: 350 },
} as const

export const FARE = {
  light: { price: 80, miles: 50 },
  classic: { price: 100, miles: 100 },
  flex: { price: 135, miles: 125 },
} as const
