import GiftOutlined from '@ant-design/icons/GiftOutlined'
import { useState } from 'react'

/** The reward's first picture; one without, or whose picture does not come, has the mark of a gift, so that cards are of one height. */
export function Picture({ images, name, height = 140 }: { images: readonly string[]; name: string; height?: number }) {
  const [first] = images
  const [lost, setLost] = useState<string>()
  const style = { width: '100%', height, objectFit: 'cover', display: 'block' } as const
  if (first && first !== lost) return <img src={first} alt={name} loading="lazy" style={style} onError={() => setLost(first)} />
  return (
    <div style={{ height, display: 'grid', placeItems: 'center', background: 'var(--leaf-soft)', color: 'var(--leaf)', fontSize: 36 }}>
      <GiftOutlined aria-hidden />
    </div>
  )
}
