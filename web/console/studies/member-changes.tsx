import { useFormat } from '#kit/format.ts'
import { useTexts } from '#kit/texts.ts'
import { Section } from '#ui/page.tsx'
import { Change } from '#ui/values.tsx'
import { MemberLink } from '../people/member-link.tsx'

const SHOWN = 10

/** Those for whom it makes most. */
export function MemberChanges({ title, members }: { title: string; members: readonly { member: string; difference: number }[] }) {
  const say = useTexts('studies')
  const format = useFormat()
  return (
    <Section title={title}>
      {members.length === 0 ? (
        <p className="soft">{say('nobody')}</p>
      ) : (
        <ol style={{ margin: 0, paddingInlineStart: 24 }}>
          {members.slice(0, SHOWN).map(({ member, difference }) => (
            <li key={member}>
              <MemberLink id={member} /> <Change value={difference} text={format.money(difference)} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
