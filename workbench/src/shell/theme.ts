/**
 * Light or dark: as the system says, until the person chooses.
 * @module
 */
import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

const STORED = 'vauban-theme';

function stored(): Theme | undefined {
  try {
    const word = localStorage.getItem(STORED);
    return word === 'light' || word === 'dark' ? word : undefined;
  } catch {
    // A page from the disk may not be allowed to store anything.
    return undefined;
  }
}

/** The theme, and a way to turn it over. */
export function useTheme(): readonly [theme: Theme, turn: () => void] {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const [theme, setTheme] = useState<Theme>(() => stored() ?? system);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const turn = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    setTheme(next);
    try {
      localStorage.setItem(STORED, next);
    } catch {
      // It holds until the page is closed.
    }
  };
  return [theme, turn];
}
