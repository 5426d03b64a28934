/**
 * Brings what is picked into sight.
 * @module
 */
import { type RefObject, useEffect, useRef } from 'react';

/** A reference to put on an element that comes into sight while it is picked. */
export function useInSight<Shown extends HTMLElement>(picked: boolean): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  useEffect(() => {
    if (picked) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [picked]);
  return element;
}
