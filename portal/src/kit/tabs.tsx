import { useLocation } from 'preact-iso/router';

/** The screens of a room, as links: the longest address that fits is the one that is open. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { path: string; label: string }[] }) {
  const { path } = useLocation();
  const fitting = tabs.filter((tab) => path === tab.path || path.startsWith(`${tab.path}/`)).toSorted((a, b) => b.path.length - a.path.length);
  return (
    <nav aria-label={label} class="tabs">
      <ul>
        {tabs.map((tab) => (
          <li key={tab.path}>
            <a href={tab.path} aria-current={fitting[0]?.path === tab.path ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
