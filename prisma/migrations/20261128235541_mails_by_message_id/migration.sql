-- CreateIndex
CREATE INDEX "mails_message_id_idx" ON "mails"("message_id");
