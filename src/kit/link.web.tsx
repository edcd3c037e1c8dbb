// A link is a link: inside the app it changes the page without a reload, outside it is a plain anchor.
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { href: string; children: ReactNode }

export function LinkTo({ href, children, ...rest }: Props) {
  if (!href.startsWith('/') || rest.download !== undefined || rest.target !== undefined) {
    const outside = /^https?:/.test(href) ? { target: '_blank', rel: 'noreferrer' } : {}
    return (
      <a href={href} {...outside} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link href={href} {...rest}>
      {children}
    </Link>
  )
}
