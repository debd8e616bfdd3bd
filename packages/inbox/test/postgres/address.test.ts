import { expect, onTestFinished, test } from "vitest";
import { createPostgresInbox, isInboxError } from "../../src/postgres.ts";

test.each(["require", "verify-ca"])("sslmode=%s makes no warning of the driver", async (mode) => {
  const warnings: string[] = [];
  const listener = (warning: Error): void => {
    warnings.push(warning.message);
  };
  process.on("warning", listener);
  onTestFinished(() => {
    process.off("warning", listener);
  });
  const url = `postgres://u@127.0.0.1:1/shop?sslmode=${mode}`;
  await expect(createPostgresInbox({ url })).rejects.toThrow("no server at that port");
  expect(warnings).toEqual([]);
});

test.each(["postgres://u:12/s3cr3t@h/shop", "postgres://u:s3cr3t/12@h/shop"])(
  "a password with a / that is not encoded is shown nowhere: %s",
  async (url) => {
    const error: unknown = await createPostgresInbox({ url }).catch((reason) => reason);
    if (!isInboxError(error)) throw new Error("It was not refused.");
    expect(error.message).toMatch(/^\[options_invalid\] url: expected the address /);
    expect(error.message + error.place).not.toContain("s3cr3t");
  },
);
