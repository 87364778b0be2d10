import { createRootRoute, createRoute, createRouter, Outlet, type AnyRoute, type AnyRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { needArea } from '#kit/texts.ts'
import { Loading } from '#ui/states.tsx'
import { Gate } from './gate.tsx'
import { NoSuchPage, PageFault } from './lost.tsx'
import type { PageEntry } from './page-entry.ts'
import { PAGES } from './pages.ts'
import { Permitted } from './permitted.tsx'

/** Routes made from THE list of pages. A page's code and texts come when it is first looked at, or pointed at. */
export function openRouter(): AnyRouter {
  const root = createRootRoute({
    component: () => (
      <Gate>
        <Outlet />
      </Gate>
    ),
    notFoundComponent: NoSuchPage,
  })
  const routes = PAGES.map((page) => routeOf(page, root as unknown as AnyRoute))
  return createRouter({
    routeTree: root.addChildren(routes as never) as unknown as AnyRoute,
    basepath: '/console',
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFault,
    scrollRestoration: true,
    // Values in the address are texts as they are, so that people can read and change them.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString()
      return text && `?${text}`
    },
  }) as unknown as AnyRouter
}

function routeOf({ path, area, load, needs }: PageEntry, root: AnyRoute): AnyRoute {
  const Page = lazy(load)
  const route = createRoute({
    getParentRoute: () => root,
    path,
    component: () => (
      <Permitted needs={needs}>
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
      </Permitted>
    ),
    loader: () => Promise.all([needArea(area), load()]).then(() => null),
  })
  return route as unknown as AnyRoute
}
