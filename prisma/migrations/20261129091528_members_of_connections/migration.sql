-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "connection_ids" text[];

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "connection_ids" text[];

-- Owners and admins see all, and nobody sees nothing: a limit of no connection would be a member who is let in to no purpose.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_limit_names_some" CHECK (cardinality("connection_ids") > 0);
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_limit_fits_role" CHECK ("connection_ids" IS NULL OR "role" NOT IN ('owner', 'admin'));
ALTER TABLE "members" ADD CONSTRAINT "members_limit_names_some" CHECK (cardinality("connection_ids") > 0);
ALTER TABLE "members" ADD CONSTRAINT "members_limit_fits_role" CHECK ("connection_ids" IS NULL OR "role" NOT IN ('owner', 'admin'));
