-- AlterTable
ALTER TABLE "payment_link_images" ADD COLUMN     "hash" TEXT NOT NULL,
ADD COLUMN     "height" INTEGER NOT NULL,
ADD COLUMN     "width" INTEGER NOT NULL;
