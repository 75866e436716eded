import { useAnimation } from "ink";
import { useServices } from "./services-context.tsx";

/** The time, renewed each second while `active`. */
export function useNow(active: boolean): Date {
	const { clock } = useServices().ports;
	useAnimation({ interval: 1000, isActive: active });
	return clock.now();
}
