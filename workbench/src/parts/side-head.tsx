/**
 * The top of a side panel: what it is about, and the way out.
 * @module
 */
import { X } from 'lucide-react';
import { pick } from '../shell/where.ts';

interface SideHeadProps {
  readonly title: string;
  /** `collection/id`. */
  readonly address: string;
}

export function SideHead({ title, address }: SideHeadProps) {
  return (
    <div className="row between start">
      <div className="grow">
        <h2>{title}</h2>
        <code className="quiet">{address}</code>
      </div>
      <button
        type="button"
        className="button plain icon"
        aria-label="Close"
        onClick={() => pick({ select: undefined })}
      >
        <X size={15} />
      </button>
    </div>
  );
}
