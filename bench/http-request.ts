/** A POST as its bytes stand on the wire. */
export function postOf(path: string, key: string, idempotencyKey: string, content: object): Buffer {
  const body = JSON.stringify(content)
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${key}`,
    `Idempotency-Key: ${idempotencyKey}`,
    'Content-Type: application/json',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** Who comes with the basket of this number, of so many people: always the same, and not one after the other. */
export const phoneOf = (i: number, people: number): { kind: string; value: string } => ({
  kind: 'phone',
  value: `+86138${String(10_000_000 + ((i * 7919) % people)).padStart(8, '0')}`,
})
