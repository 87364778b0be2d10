// Made by "npm run gen" from server/openapi.json. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can take requests */
        get: operations["getReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a person without a membership: known perhaps by one e-mail
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record contact consents of a person, member or not
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postCustomerConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a decision came out as it did: in words, with its inputs, its effects, and every rule that did nothing
         * @description Needs a key with the scope `decisions:read`.
         */
        get: operations["getDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report something that happened, of a type the program declares
         * @description Needs a key with the scope `orders:write`.
         */
        post: operations["postEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 1,000 orders, returns and events; each has its own key and its own result
         * @description Needs a key with the scope `orders:write`.
         */
        post: operations["postEventsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send points to another member. They arrive within moments, or come back if they are refused
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postGifts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set points aside until they are captured, released or the hold lapses
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postHolds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Spend what is held, or part of it; the rest is released
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postHoldCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let go of what is held
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postHoldRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members in the order in which they joined
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMembers"];
        put?: never;
        /**
         * Enrol a person
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members:find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a person by identity; by body, so that no phone number stands in a log of addresses
         * @description Needs a key with the scope `members:read`.
         */
        post: operations["postMembersFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A member
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change attributes, tags or status
         * @description Needs a key with the scope `members:write`.
         */
        patch: operations["patchMember"];
        trace?: never;
    };
    "/v1/members/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a balance by hand
         * @description Needs a key with the scope `points:write`.
         */
        post: operations["postMemberAdjustments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balances now, or as the books had them
         * @description Needs a key with the scope `balances:read`.
         */
        get: operations["getMemberBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every consent, in order
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMemberConsents"];
        put?: never;
        /**
         * Record consents given or withdrawn, and terms accepted
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/contactable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Could we write to this person then?
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMemberContactable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an identity, or mark one verified
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberIdentities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/identities/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an identity away
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberIdentitiesRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots that balances are made of
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMemberLots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moved, latest first
         * @description Needs a key with the scope `members:read`.
         */
        get: operations["getMemberStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report an order; it is decided at once and earns what it earns
         * @description Needs a key with the scope `orders:write`.
         */
        post: operations["postOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order, with what has been returned of it
         * @description Needs a key with the scope `decisions:read`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product and what it was before
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getProduct"];
        /**
         * What a product is from a day on
         * @description Needs a key with the scope `master:write`.
         */
        put: operations["putProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The program this key is for
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed from one version to another, or to the draft
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getProgramDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draft
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getProgramDraft"];
        /**
         * Write the draft; If-Match guards against overwriting
         * @description Needs a key with the scope `program:write`.
         */
        put: operations["putProgramDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft as the next version
         * @description Needs a key with the scope `program:write`.
         */
        post: operations["postProgramPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a document without storing it
         * @description Needs a key with the scope `program:read`.
         */
        post: operations["postProgramValidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getProgramVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version with its document
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getProgramVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/versions/{number}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an earlier version again, as the next one
         * @description Needs a key with the scope `program:write`.
         */
        post: operations["postProgramVersionRollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an order would earn, without placing it, and why each rule fires or does not
         * @description Needs a key with the scope `orders:write`.
         */
        post: operations["postQuotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Spend points at once
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postRedemptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a sale, or lines of one
         * @description Needs a key with the scope `orders:write`.
         */
        post: operations["postReturns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A store and what it was before
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getStore"];
        /**
         * What a store is from a day on
         * @description Needs a key with the scope `master:write`.
         */
        put: operations["putStore"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adjust: {
            amount: number;
            currency: string;
            /** @description First day on which the points are gone; null for never; by the currency’s rule, if left out */
            expires_on?: string | null;
            reason: string;
        };
        AskQuote: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Instead of a member: somebody new with these tiers, attributes and tags */
            invented?: {
                attributes?: {
                    [key: string]: string | number | boolean;
                };
                tags?: string[];
                tiers?: {
                    [key: string]: string;
                };
            };
            /** @description Id of the member */
            member?: string;
            order: components["schemas"]["Order"];
            /**
             * @default live
             * @enum {string}
             */
            version?: "live" | "draft";
        };
        BatchItem: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description The idempotency key of this item */
            key: string;
            /** @constant */
            kind: "order";
            /** @description Id of the member */
            member?: string;
            order: components["schemas"]["Order"];
        } | {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description The idempotency key of this item */
            key: string;
            /** @constant */
            kind: "return";
            /** @description What came back; everything, if left out */
            lines?: components["schemas"]["ReturnLine"][];
            /** @description Id of the member */
            member?: string;
            /** @description The sale. Without it the lines are matched to the member’s latest sales of the same sku and price */
            order?: {
                id: string;
            } | {
                reference: string;
            };
        } | {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @default {} */
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description The idempotency key of this item */
            key: string;
            /** @constant */
            kind: "event";
            /** @description Id of the member */
            member?: string;
            type: string;
        };
        ChangeMember: {
            add_tags?: string[];
            attributes?: {
                [key: string]: (string | number | boolean | string[]) | null;
            };
            remove_tags?: string[];
            /** @enum {string} */
            status?: "active" | "suspended" | "closed";
        };
        /** @description Acceptance of the program’s terms, or consent to be contacted; neither implies the other */
        ConsentItem: {
            accepted: boolean;
            hash: string;
            terms: string;
        } | {
            channel: string;
            granted: boolean;
            purpose: string;
            /** @description Version of the text that was agreed to */
            text: string;
        };
        Customer: {
            /** Format: date-time */
            created_at: string;
            id: string;
            identities: {
                app: string;
                channel: string;
                kind: string;
                masked: string;
                verified: boolean;
            }[];
            personal: {
                [key: string]: string;
            };
        };
        DecisionAnswer: {
            /** Format: date-time */
            at: string;
            balances: {
                [key: string]: {
                    available: number;
                    debt: number;
                    held: number;
                    pending: number;
                };
            };
            /** @description Id of the decision; ask /v1/decisions/{id} why */
            decision: string;
            effects: {
                campaign: string;
                currency: string;
                granted: number;
                index: number;
                rule: string;
                wanted: number;
            }[];
            hold?: string;
            kind: string;
            member: string;
            order?: string;
            /** Format: date-time */
            recorded_at: string;
            returned_from?: string[];
            tiers?: {
                [key: string]: {
                    from: string;
                    to: string;
                };
            };
            unmatched?: {
                line: number;
                quantity: number;
            }[];
            /** @description Program version whose campaigns decided */
            version: number;
        };
        Enrol: {
            /** @default {} */
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @default [] */
            consents?: components["schemas"]["ConsentItem"][];
            /** @default [] */
            identities?: {
                app?: string;
                channel?: string;
                /** @enum {string} */
                kind: "phone" | "email" | "card" | "external" | "wechat_unionid" | "wechat_openid" | "tmall_ouid" | "douyin_openid" | "alipay_userid" | "device";
                value: string;
                /** @default false */
                verified?: boolean;
            }[];
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            joined_at?: string;
            /** @default api */
            source?: string;
            /** @default [] */
            tags?: string[];
        };
        Enrolled: {
            /** @description Attributes that rules may see */
            attributes: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Orders kept from before that were credited now */
            credited_orders: number;
            customer: string;
            id: string;
            identities: {
                app: string;
                channel: string;
                kind: string;
                masked: string;
                verified: boolean;
            }[];
            /** Format: date-time */
            joined_at: string;
            /** @description Attributes declared personal */
            personal: {
                [key: string]: string;
            };
            source: string;
            /** @enum {string} */
            status: "active" | "suspended" | "closed";
            tags: string[];
            tiers: {
                [key: string]: {
                    cause: string;
                    level: string;
                    since: string;
                    sum: number;
                    until: string | null;
                };
            };
        };
        Explanation: {
            answer: components["schemas"]["DecisionAnswer"];
            /** @description What of the member the rules could see */
            basis: {
                [key: string]: unknown;
            } | null;
            /** @description What was read besides the holder’s own history */
            facts: {
                [key: string]: unknown;
            };
            /** @description The command as it was decided */
            input: {
                [key: string]: unknown;
            };
            not_fired: {
                because: string;
                campaign: string;
                rule: string | null;
                text: string;
            }[];
            policy_version: number;
            /** @description Decided again from the stored inputs, it came out exactly as it is stored */
            proved: boolean;
            refusal: ({
                code: string;
                text: string;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description The decision in sentences that can be read to the member */
            words: string[];
        };
        Identity: {
            app?: string;
            channel?: string;
            /** @enum {string} */
            kind: "phone" | "email" | "card" | "external" | "wechat_unionid" | "wechat_openid" | "tmall_ouid" | "douyin_openid" | "alipay_userid" | "device";
            value: string;
        };
        KeptOrder: {
            /** @constant */
            kept: true;
            reference: string;
        };
        Lot: {
            amount: number;
            campaign: string | null;
            currency: string;
            expired: number;
            /** @description First day on which it is gone */
            expires_on: string | null;
            held: number;
            id: string;
            order: string | null;
            pending: boolean;
            remaining: number;
            usable_on: string;
        };
        MakeHold: {
            amount: number;
            currency: string;
            /** @default 900 */
            expires_in_seconds?: number;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
        };
        MakeReturn: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description What came back; everything, if left out */
            lines?: components["schemas"]["ReturnLine"][];
            /** @description Id of the member */
            member?: string;
            /** @description The sale. Without it the lines are matched to the member’s latest sales of the same sku and price */
            order?: {
                id: string;
            } | {
                reference: string;
            };
        };
        Member: {
            /** @description Attributes that rules may see */
            attributes: {
                [key: string]: string | number | boolean | string[];
            };
            customer: string;
            id: string;
            identities: {
                app: string;
                channel: string;
                kind: string;
                masked: string;
                verified: boolean;
            }[];
            /** Format: date-time */
            joined_at: string;
            /** @description Attributes declared personal */
            personal: {
                [key: string]: string;
            };
            source: string;
            /** @enum {string} */
            status: "active" | "suspended" | "closed";
            tags: string[];
            tiers: {
                [key: string]: {
                    cause: string;
                    level: string;
                    since: string;
                    sum: number;
                    until: string | null;
                };
            };
        };
        Order: {
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            channel?: string;
            lines: components["schemas"]["OrderLine"][];
            /** @description Part of the total that was paid in points, which earns nothing */
            paid_with_points?: number;
            payment?: string;
            /** @description The shop’s own number of the order; unique within the program */
            reference: string;
            store?: string;
        };
        OrderAnswer: {
            /** Format: date-time */
            at: string;
            channel: string;
            decision: string;
            id: string;
            lines: {
                amount: number;
                category: string;
                quantity: number;
                returned: number;
                sku: string;
            }[];
            member: string;
            net: number;
            reference: string;
            store: string;
            total: number;
        };
        OrderLine: {
            /** @description For the whole line, in minor units, after the shop’s discounts */
            amount: number;
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            brand?: string;
            category?: string;
            margin?: number;
            quantity: number;
            sku: string;
            tags?: string[];
        };
        PlaceOrder: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            order: components["schemas"]["Order"];
        };
        /** @description A problem as of RFC 9457 */
        Problem: {
            code: components["schemas"]["ProblemCode"];
            /** @description What is wrong and what to do, in the language of Accept-Language (English or Chinese) */
            detail: string;
            facts?: {
                [key: string]: unknown;
            };
            /** @description Id of the request, for whoever runs the server */
            instance: string;
            reasons: components["schemas"]["Reason"][];
            status: number;
            title: string;
            /** Format: uri */
            type: string;
        };
        /**
         * @description Once given, a code never changes its meaning; new ones may come
         * @enum {string}
         */
        ProblemCode: "not_json" | "duplicate_key" | "too_deep" | "too_many_keys" | "forbidden_key" | "malformed_text" | "invalid_request" | "idempotency_key_missing" | "invalid_identity" | "invalid_cursor" | "invalid_program" | "unauthenticated" | "forbidden" | "not_found" | "precondition_failed" | "precondition_missing" | "body_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "reference_reused" | "identity_taken" | "identity_conflict" | "already_enrolled" | "no_membership" | "program_not_published" | "begins_before_last" | "another_key" | "studies_waiting" | "rate_limited" | "overloaded" | "internal" | "too_late" | "in_future" | "before_program" | "member_not_active" | "unknown_currency" | "unknown_event" | "unknown_level" | "not_spendable" | "not_sendable" | "insufficient_points" | "no_sale" | "over_return" | "return_window_closed" | "unknown_hold" | "hold_closed" | "over_capture" | "hold_in_past" | "amount_overflow";
        Product: {
            /** @default  */
            brand: string;
            /** @default  */
            category: string;
            /**
             * @description Per piece, minor units
             * @default null
             */
            margin: number | null;
            names: {
                [key: string]: string;
            };
            /** @default null */
            price: number | null;
            /** @default [] */
            tags: string[];
            /**
             * Format: date
             * @description From this day on it is so; earlier orders see what was so before
             */
            valid_from: string;
        };
        ProductInput: {
            /** @default  */
            brand?: string;
            /** @default  */
            category?: string;
            /**
             * @description Per piece, minor units
             * @default null
             */
            margin?: number | null;
            names: {
                [key: string]: string;
            };
            /** @default null */
            price?: number | null;
            /** @default [] */
            tags?: string[];
            /**
             * Format: date
             * @description From this day on it is so; earlier orders see what was so before
             */
            valid_from: string;
        };
        ProgramDocument: {
            /** @default {} */
            attributes: {
                [key: string]: {
                    /** @description Text by language */
                    names?: {
                        [key: string]: string;
                    };
                    /** @default false */
                    personal: boolean;
                    /** @enum {string} */
                    type: "string" | "int" | "double" | "bool" | "date" | "strings";
                    values?: string[];
                };
            };
            /** @default {} */
            campaigns: {
                [key: string]: {
                    from?: string;
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    rules: {
                        [key: string]: {
                            then: ({
                                grant: {
                                    /** @description A CEL expression */
                                    amount: string;
                                    /**
                                     * @description A bonus is not multiplied
                                     * @default false
                                     */
                                    bonus: boolean;
                                    currency: string;
                                    /**
                                     * @default down
                                     * @enum {string}
                                     */
                                    rounding: "down" | "up" | "half_up" | "half_even";
                                };
                            } | {
                                multiply: {
                                    by: number;
                                    /** @default false */
                                    compound: boolean;
                                    currency: string;
                                    /**
                                     * @default all
                                     * @enum {string}
                                     */
                                    of: "all" | "campaign";
                                    /**
                                     * @default down
                                     * @enum {string}
                                     */
                                    rounding: "down" | "up" | "half_up" | "half_even";
                                };
                            })[];
                            /** @description A CEL expression */
                            when?: string;
                        };
                    };
                    /**
                     * @default live
                     * @enum {string}
                     */
                    state: "live" | "paused";
                    /** @description Last day, inclusive */
                    to?: string;
                    trigger: string;
                    /** @description A CEL expression */
                    when?: string;
                };
            };
            currencies: {
                [key: string]: {
                    /** @default 0 */
                    decimals: number;
                    /**
                     * @default {
                     *       "policy": "never"
                     *     }
                     */
                    expiry: {
                        /** @constant */
                        policy: "never";
                    } | {
                        days?: number;
                        /** @enum {string} */
                        end_of?: "month" | "quarter" | "year";
                        months?: number;
                        /** @constant */
                        policy: "span";
                    } | {
                        dates: string[];
                        /** @default 0 */
                        min_months: number;
                        /** @constant */
                        policy: "dates";
                    } | {
                        months: number;
                        /** @constant */
                        policy: "sliding";
                    };
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /**
                     * @default {
                     *       "policy": "none"
                     *     }
                     */
                    pending: {
                        /** @constant */
                        policy: "none";
                    } | {
                        days: number;
                        /** @constant */
                        policy: "days";
                    } | {
                        /** @constant */
                        policy: "return_window";
                    };
                    /** @default false */
                    sendable: boolean;
                    /** @default true */
                    spendable: boolean;
                    /** @description Text by language */
                    units?: {
                        [key: string]: string;
                    };
                    /**
                     * @description Minor units of money per point, for liability
                     * @default 0
                     */
                    value: number;
                };
            };
            /** @default {} */
            events: {
                [key: string]: {
                    /** @default {} */
                    attributes: {
                        [key: string]: {
                            /** @description Text by language */
                            names?: {
                                [key: string]: string;
                            };
                            /** @default false */
                            required: boolean;
                            /** @enum {string} */
                            type: "string" | "int" | "double" | "bool" | "date" | "strings";
                            values?: string[];
                        };
                    };
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
            key: string;
            /** @description Text by language */
            names: {
                [key: string]: string;
            };
            /**
             * @default {
             *       "attributes": {},
             *       "line_attributes": {}
             *     }
             */
            order: {
                /** @default {} */
                attributes: {
                    [key: string]: {
                        /** @description Text by language */
                        names?: {
                            [key: string]: string;
                        };
                        /** @default false */
                        required: boolean;
                        /** @enum {string} */
                        type: "string" | "int" | "double" | "bool" | "date" | "strings";
                        values?: string[];
                    };
                };
                /** @default {} */
                line_attributes: {
                    [key: string]: {
                        /** @description Text by language */
                        names?: {
                            [key: string]: string;
                        };
                        /** @default false */
                        required: boolean;
                        /** @enum {string} */
                        type: "string" | "int" | "double" | "bool" | "date" | "strings";
                        values?: string[];
                    };
                };
            };
            /** @constant */
            perennial: 1;
            settings: {
                /**
                 * @default owe
                 * @enum {string}
                 */
                debt: "owe" | "write_off" | "refuse";
                /**
                 * @description How old a kept order may be when its customer joins
                 * @default 30
                 */
                join_credit_days: number;
                /**
                 * @default [
                 *       "en"
                 *     ]
                 */
                languages: ("en" | "zh")[];
                /** @default 30 */
                late_window_days: number;
                money: {
                    currency: string;
                    decimals: number;
                };
                /** @default 30 */
                return_window_days: number;
                /** @description IANA time zone; days of this program begin by it */
                time_zone: string;
                /**
                 * @default keep
                 * @enum {string}
                 */
                unknown_identity: "enrol" | "keep" | "refuse";
            };
            /** @default {} */
            tiers: {
                [key: string]: {
                    /**
                     * @default one_step
                     * @enum {string}
                     */
                    downgrade: "one_step" | "to_earned" | "never";
                    levels: {
                        keep?: number;
                        key: string;
                        /** @description Text by language */
                        names: {
                            [key: string]: string;
                        };
                        reach: number;
                    }[];
                    metric: {
                        earned: string;
                    } | {
                        /** @constant */
                        spent: true;
                    } | {
                        /** @constant */
                        orders: true;
                    };
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /**
                     * @default keep
                     * @enum {string}
                     */
                    on_return: "keep" | "recompute";
                    window: {
                        /** @constant */
                        period: "lifetime";
                    } | {
                        /** @constant */
                        period: "calendar_year";
                    } | {
                        months: number;
                        /** @constant */
                        period: "rolling";
                    };
                };
            };
        };
        Quote: {
            answer: {
                /** Format: date-time */
                at: string;
                balances: {
                    [key: string]: {
                        available: number;
                        debt: number;
                        held: number;
                        pending: number;
                    };
                };
                effects: {
                    campaign: string;
                    currency: string;
                    granted: number;
                    index: number;
                    rule: string;
                    wanted: number;
                }[];
                hold?: string;
                kind: string;
                member: string;
                /** Format: date-time */
                recorded_at: string;
                returned_from?: string[];
                tiers?: {
                    [key: string]: {
                        from: string;
                        to: string;
                    };
                };
                unmatched?: {
                    line: number;
                    quantity: number;
                }[];
                /** @description Program version whose campaigns decided */
                version: number;
            };
            not_fired: {
                because: string;
                campaign: string;
                rule: string | null;
                text: string;
            }[];
            /**
             * @description A quote promises nothing: the order is decided when it is placed
             * @constant
             */
            promised: false;
            refusal?: {
                code: string;
            } & {
                [key: string]: unknown;
            };
        };
        Reason: {
            code: string;
            /** @description Such as `needed` and `have` */
            facts?: {
                [key: string]: unknown;
            };
            message?: string;
            /** @description What of the request is meant, as in `body.order.lines.0.sku` */
            path?: string;
        };
        RecordCustomer: {
            identity: components["schemas"]["Identity"];
            /** @default {} */
            personal?: {
                [key: string]: string;
            };
            /** @default false */
            verified?: boolean;
        };
        Redeem: {
            amount: number;
            currency: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            /** @default redemption */
            reason?: string;
        };
        ReportEvent: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @default {} */
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            type: string;
        };
        ReturnLine: {
            /** @description Of the returned quantity; without a receipt it tells sales of other prices apart */
            amount?: number;
            quantity: number;
            sku: string;
        };
        SendGift: {
            amount: number;
            currency: string;
            from: string;
            to: string;
        };
        StatementEntry: {
            /** Format: date-time */
            at: string;
            /** @description Available after this decision, by currency */
            available: {
                [key: string]: number;
            };
            changes: {
                account: string;
                amount: number;
                currency: string;
            }[];
            decision: string;
            kind: string;
            /** Format: date-time */
            recorded_at: string;
        };
        Store: {
            /**
             * @description 1 is Monday
             * @default null
             */
            hours: {
                from: string;
                to: string;
                weekday: number;
            }[] | null;
            names: {
                [key: string]: string;
            };
            /** @default  */
            region: string;
            /** @default null */
            time_zone: string | null;
            /** Format: date */
            valid_from: string;
        };
        StoreInput: {
            /**
             * @description 1 is Monday
             * @default null
             */
            hours?: {
                from: string;
                to: string;
                weekday: number;
            }[] | null;
            names: {
                [key: string]: string;
            };
            /** @default  */
            region?: string;
            /** @default null */
            time_zone?: string | null;
            /** Format: date */
            valid_from: string;
        };
        Version: {
            /** Format: date-time */
            effective_from: string;
            hash: string;
            note: string;
            number: number;
            /** Format: date-time */
            published_at: string;
            published_by: string;
        };
    };
    responses: {
        /** @description One of: `not_json`, `duplicate_key`, `too_deep`, `too_many_keys`, `forbidden_key`, `malformed_text`, `invalid_request`, `idempotency_key_missing`, `invalid_identity`, `invalid_cursor` */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `unauthenticated` */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `forbidden` */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `not_found` */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `reference_reused`, `identity_taken`, `identity_conflict`, `already_enrolled`, `no_membership`, `program_not_published`, `studies_waiting` */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `precondition_failed` */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `body_too_large` */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `unsupported_media_type` */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `invalid_program`, `idempotency_key_reused`, `begins_before_last`, `another_key`, `too_late`, `in_future`, `before_program`, `member_not_active`, `unknown_currency`, `unknown_event`, `unknown_level`, `not_spendable`, `not_sendable`, `insufficient_points`, `no_sale`, `over_return`, `return_window_closed`, `unknown_hold`, `hold_closed`, `over_capture`, `hold_in_past`, `amount_overflow` */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `precondition_missing` */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `rate_limited` */
        Problem429: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `internal` */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `overloaded` */
        Problem503: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ready: boolean;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ready: boolean;
                    };
                };
            };
        };
    };
    postCustomers: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "email",
                 *         "value": "chen@example.cn"
                 *       },
                 *       "personal": {
                 *         "name": "陈晨"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RecordCustomer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postCustomerConsents: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "purpose": "news",
                 *           "channel": "sms",
                 *           "text": "2026-1",
                 *           "granted": false
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it happened; now, if left out
                     */
                    at?: string;
                    items: components["schemas"]["ConsentItem"][];
                };
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recorded: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postEvents: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "type": "visit",
                 *       "attributes": {
                 *         "store": "S1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ReportEvent"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postEventsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "kind": "order",
                 *           "key": "till-7:A-1043",
                 *           "identity": {
                 *             "kind": "phone",
                 *             "value": "+8613800138000"
                 *           },
                 *           "order": {
                 *             "reference": "A-1043",
                 *             "lines": [
                 *               {
                 *                 "sku": "LATTE",
                 *                 "quantity": 2,
                 *                 "amount": 6400,
                 *                 "category": "latte"
                 *               },
                 *               {
                 *                 "sku": "CROISSANT",
                 *                 "quantity": 1,
                 *                 "amount": 1800,
                 *                 "category": "bakery"
                 *               }
                 *             ],
                 *             "channel": "store",
                 *             "store": "S1"
                 *           }
                 *         },
                 *         {
                 *           "kind": "event",
                 *           "key": "till-7:visit-88",
                 *           "identity": {
                 *             "kind": "phone",
                 *             "value": "+8613800138000"
                 *           },
                 *           "type": "visit",
                 *           "attributes": {
                 *             "store": "S1"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    items: components["schemas"]["BatchItem"][];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            answer?: components["schemas"]["DecisionAnswer"];
                            kept?: boolean;
                            problem?: {
                                code: string;
                            } & {
                                [key: string]: unknown;
                            };
                            replayed?: boolean;
                            status: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postGifts: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "mem_01h455vb4pex5vsknk084sn02q",
                 *       "to": "mem_01h455vb4pex5vsknk084sn02r",
                 *       "currency": "beans",
                 *       "amount": 10
                 *     }
                 */
                "application/json": components["schemas"]["SendGift"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postHolds: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "currency": "beans",
                 *       "amount": 50,
                 *       "expires_in_seconds": 900
                 *     }
                 */
                "application/json": components["schemas"]["MakeHold"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postHoldCapture: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 30
                 *     }
                 */
                "application/json": {
                    amount?: number;
                };
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postHoldRelease: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMembers: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identities": [
                 *         {
                 *           "kind": "phone",
                 *           "value": "+8613800138000",
                 *           "verified": true
                 *         }
                 *       ],
                 *       "attributes": {
                 *         "name": "林晓",
                 *         "city": "上海"
                 *       },
                 *       "consents": [
                 *         {
                 *           "purpose": "news",
                 *           "channel": "sms",
                 *           "text": "2026-1",
                 *           "granted": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Enrol"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMembersFind: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       }
                 *     }
                 */
                "application/json": {
                    identity: components["schemas"]["Identity"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        member: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    patchMember: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "attributes": {
                 *         "city": "杭州"
                 *       },
                 *       "add_tags": [
                 *         "regular"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeMember"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMemberAdjustments: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "beans",
                 *       "amount": 100,
                 *       "reason": "goodwill"
                 *     }
                 */
                "application/json": components["schemas"]["Adjust"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMemberBalances: {
        parameters: {
            query?: {
                as_of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            available: number;
                            currency: string;
                            debt?: number;
                            held?: number;
                            pending?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMemberConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            channel: string;
                            granted: boolean;
                            purpose: string;
                            /** Format: date-time */
                            recorded_at: string;
                            text: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMemberConsents: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "purpose": "news",
                 *           "channel": "sms",
                 *           "text": "2026-1",
                 *           "granted": true
                 *         },
                 *         {
                 *           "terms": "2026-1",
                 *           "hash": "sha256:8f1d2c",
                 *           "accepted": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it happened; now, if left out
                     */
                    at?: string;
                    items: components["schemas"]["ConsentItem"][];
                };
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMemberContactable: {
        parameters: {
            query: {
                at?: string;
                channel: string;
                purpose: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        because: "granted" | "withdrawn" | "never_asked";
                        contactable: boolean;
                        since: string | null;
                        text: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMemberIdentities: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "card",
                 *       "value": "C-4711-0815"
                 *     }
                 */
                "application/json": {
                    app?: string;
                    channel?: string;
                    /** @enum {string} */
                    kind: "phone" | "email" | "card" | "external" | "wechat_unionid" | "wechat_openid" | "tmall_ouid" | "douyin_openid" | "alipay_userid" | "device";
                    value: string;
                    /** @default false */
                    verified?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postMemberIdentitiesRemove: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "card",
                 *       "value": "C-4711-0815"
                 *     }
                 */
                "application/json": components["schemas"]["Identity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMemberLots: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                open?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Lot"][];
                        /** @description Cursor of the next page */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMemberStatement: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StatementEntry"][];
                        /** @description Cursor of the next page */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postOrders: {
        parameters: {
            query?: {
                /** @description true: decide it without placing it, as /v1/quotes does */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. Not needed with `dry_run`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "order": {
                 *         "reference": "A-1042",
                 *         "lines": [
                 *           {
                 *             "sku": "LATTE",
                 *             "quantity": 2,
                 *             "amount": 6400,
                 *             "category": "latte"
                 *           },
                 *           {
                 *             "sku": "CROISSANT",
                 *             "quantity": 1,
                 *             "amount": 1800,
                 *             "category": "bakery"
                 *           }
                 *         ],
                 *         "channel": "store",
                 *         "store": "S1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            /** @description Kept until the person joins */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOrder"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: components["schemas"]["Product"][];
                        sku: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "valid_from": "2026-01-01",
                 *       "names": {
                 *         "en": "Latte",
                 *         "zh": "拿铁"
                 *       },
                 *       "category": "latte",
                 *       "price": 3200
                 *     }
                 */
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: components["schemas"]["Product"][];
                        sku: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            latest_version: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgramDiff: {
        parameters: {
            query: {
                from: number;
                to: "draft" | number;
            };
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            after: unknown;
                            before: unknown;
                            path: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgramDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The revision, to be sent back as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        document: {
                            [key: string]: unknown;
                        } | null;
                        revision: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putProgramDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that the draft was read with; `"0"` when there is none yet */
                "If-Match": string;
            };
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The revision, to be sent back as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: {
                            code: string;
                            facts?: {
                                [key: string]: unknown;
                            };
                            message: string;
                            path: string;
                        }[];
                        revision: number;
                        valid: boolean;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postProgramPublish: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Double beans in June"
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    effective_from?: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postProgramValidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: {
                            code: string;
                            facts?: {
                                [key: string]: unknown;
                            };
                            message: string;
                            path: string;
                        }[];
                        valid: boolean;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgramVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Version"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgramVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        document: components["schemas"]["ProgramDocument"];
                        /** Format: date-time */
                        effective_from: string;
                        hash: string;
                        note: string;
                        number: number;
                        /** Format: date-time */
                        published_at: string;
                        published_by: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postProgramVersionRollBack: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                number: number;
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "June is over"
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    effective_from?: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postQuotes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "order": {
                 *         "reference": "A-1042",
                 *         "lines": [
                 *           {
                 *             "sku": "LATTE",
                 *             "quantity": 2,
                 *             "amount": 6400,
                 *             "category": "latte"
                 *           },
                 *           {
                 *             "sku": "CROISSANT",
                 *             "quantity": 1,
                 *             "amount": 1800,
                 *             "category": "bakery"
                 *           }
                 *         ],
                 *         "channel": "store",
                 *         "store": "S1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AskQuote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postRedemptions: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "currency": "beans",
                 *       "amount": 20
                 *     }
                 */
                "application/json": components["schemas"]["Redeem"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    postReturns: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "order": {
                 *         "reference": "A-1042"
                 *       },
                 *       "lines": [
                 *         {
                 *           "sku": "LATTE",
                 *           "quantity": 1,
                 *           "amount": 3200
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MakeReturn"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: components["schemas"]["Store"][];
                        key: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putStore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "valid_from": "2026-01-01",
                 *       "names": {
                 *         "en": "The Bund",
                 *         "zh": "外滩店"
                 *       },
                 *       "region": "Shanghai"
                 *     }
                 */
                "application/json": components["schemas"]["StoreInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: components["schemas"]["Store"][];
                        key: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
