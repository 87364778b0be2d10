import { Tabs } from 'antd'
import { useTexts } from '#kit/texts.ts'
import { useUrlState } from '#kit/url-state.ts'
import { Page } from '#ui/page.tsx'
import { FulfilmentList } from './fulfilment-list.tsx'

/** All that was redeemed, and apart from it what a person must decide. */
export default function Fulfilments() {
  const say = useTexts('rewards')
  const [url, setUrl] = useUrlState()
  return (
    <Page title={say('fulfilments')} lead={say('fulfilments_about')}>
      <Tabs
        activeKey={url['tab'] ?? 'all'}
        onChange={(tab) => setUrl({ tab: tab === 'all' ? undefined : tab, after: undefined, state: undefined })}
        destroyOnHidden
        items={[
          { key: 'all', label: say('all'), children: <FulfilmentList /> },
          { key: 'review', label: say('in_review'), children: <FulfilmentList query={{ state: 'in_review' }} /> },
        ]}
      />
    </Page>
  )
}
