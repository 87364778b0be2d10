import { Link, useNavigate } from '@tanstack/react-router'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { ActButton } from '#ui/act-button.tsx'
import { GroupForm } from './group-form.tsx'

/** What may be done with a group that was found: look at its people, save it. */
export function FoundActs({ rule, made_of, name }: { rule: string; made_of: string | null; name: string }) {
  const say = useTexts('groups')
  const [, setUrl] = useUrlState()
  return (
    <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
      {made_of !== null && (
        <Link to="/figures" search={{ of: made_of, name } as never}>
          {say('see')}
        </Link>
      )}
      <ActButton size="small" needs="program:write" onClick={() => setUrl({ do: 'save', rule })}>
        {say('save_as')}
      </ActButton>
    </span>
  )
}

/** The drawer in which a found group is saved; its rule stands in the address. */
export function SaveFound() {
  const [url, setUrl] = useUrlState()
  const navigate = useNavigate()
  return (
    <GroupForm
      open={url['do'] === 'save'}
      rule={url['rule'] ?? ''}
      close={() => setUrl({ do: undefined, rule: undefined })}
      onSaved={(key) => void navigate({ to: `/groups/${key}` as never })}
    />
  )
}
