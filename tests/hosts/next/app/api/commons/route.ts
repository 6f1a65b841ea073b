import { outcome } from "brexit-transfer/model";

export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(outcome({ transfer: 62 }).commons);
}
