import '#ui/look.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from '#kit/problem.ts'
import { SESSION_KEY } from '#kit/session.ts'
import { openTexts } from '#kit/texts.ts'
import { Look } from '#ui/look.tsx'
import { openRouter } from './router.tsx'

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused will be refused again; what did not arrive may arrive.
      retry: (count, error) => !(error instanceof ApiProblem && error.status < 500) && count < 2,
    },
  },
})
// A session that ended meanwhile: whoever works here is asked to sign in, and comes back to the same address.
client.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state
  if (error instanceof ApiProblem && error.status === 401 && query.queryKey[0] !== SESSION_KEY[0])
    void client.invalidateQueries({ queryKey: SESSION_KEY })
})

void openTexts().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Look>
          <RouterProvider router={openRouter()} />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  ),
)
