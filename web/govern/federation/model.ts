// Nodes this office exchanges with.
export type {
  Card,
  NodeOut as PartnerNode,
  NodesOut as Nodes,
  RefusedOut as Refused,
  WaitingOut as Waiting,
} from '#/plumbing/api/types';
