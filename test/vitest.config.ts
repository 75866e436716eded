import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.{ts,tsx}"],
		exclude: ["test/stage/**", "**/node_modules/**"],
		testTimeout: 90_000,
		restoreMocks: true,
	},
});
