import GiftOutlined from '@ant-design/icons/GiftOutlined'

/** The reward's first picture; one without has the mark of a gift, so that cards are of one height. */
export function Picture({ images, name, height = 140 }: { images: readonly string[]; name: string; height?: number }) {
  const [first] = images
  if (first) return <img src={first} alt={name} style={{ width: '100%', height, objectFit: 'cover', display: 'block' }} />
  return (
    <div style={{ height, display: 'grid', placeItems: 'center', background: 'var(--leaf-soft)', color: 'var(--leaf)', fontSize: 36 }}>
      <GiftOutlined aria-hidden />
    </div>
  )
}
