import { Link } from '@tanstack/react-router'
import { Breadcrumb } from 'antd'
import { createContext, useEffect, type ReactNode } from 'react'

export interface PageProps {
  title: string
  /** One sentence on what the page is for. */
  lead?: ReactNode
  /** Where it lies: the pages above it. */
  trail?: readonly { to: string; title: string }[]
  /** What may be done here, the main act first. */
  acts?: ReactNode
  children: ReactNode
}

/** Every page: where it lies, its name, what may be done, what there is. */
export function Page({ title, lead, trail = [], acts, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Perennial`
  }, [title])
  return (
    <div className="page">
      {trail.length > 0 && (
        <Breadcrumb
          style={{ marginBottom: 8 }}
          items={[...trail.map(({ to, title: name }) => ({ title: <Link to={to as never}>{name}</Link> })), { title }]}
        />
      )}
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </div>
      {children}
    </div>
  )
}

/** What the section around is called, so that nothing in it says the same again. */
export const SectionTitle = createContext('')

/** A part of a page with a heading of its own. */
export function Section({ title, acts, children, id }: { title: string; acts?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="card" aria-label={title} {...(id && { id })}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', marginBottom: 12 }}>
        <h2 style={{ fontSize: 15, margin: 0, flex: 1 }}>{title}</h2>
        {acts}
      </div>
      <SectionTitle value={title}>{children}</SectionTitle>
    </section>
  )
}
