/** As much of an id as it takes to tell it from others on a page: `mem_01m8…yg42`. */
export const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id)
