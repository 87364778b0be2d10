export declare function isFresh(): boolean
export declare function buildConsole(): Promise<void>
