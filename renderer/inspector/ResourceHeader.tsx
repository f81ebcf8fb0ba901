import { CircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import type { AnyService, Resource } from '../../sim/index'
import { renameResource } from '../store'
import { IconButton } from '../ui/IconButton'
import { PanelHeader } from '../ui/PanelHeader'
import { ServiceTile } from '../ui/ServiceTile'
import { EditableName } from './EditableName'
import { ModelDialog } from './ModelDialog'

/** What is selected: its tile, its name to rename, its type, and how it is modelled. */
export function ResourceHeader({ resource, service }: { resource: Resource; service: AnyService | undefined }) {
  const [open, setOpen] = useState(false)
  const title = service?.title ?? resource.type
  return (
    <PanelHeader
      leading={<ServiceTile type={resource.type} category={service?.category ?? 'clients'} size={32} />}
      title={<EditableName name={resource.name} what={title} onRename={(name) => renameResource(resource.id, name)} />}
      subtitle={resource.id === resource.name ? title : `${title} · id ${resource.id}`}
      actions={
        service && (
          <>
            <IconButton
              label={`How ${title} is modelled`}
              icon={<CircleQuestionMark />}
              onClick={() => setOpen(true)}
            />
            <ModelDialog service={service} open={open} onOpenChange={setOpen} />
          </>
        )
      }
    />
  )
}
