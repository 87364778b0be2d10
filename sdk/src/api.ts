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
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What staff did in this program, and who signed in; the newest first
         * @description Needs a key or role with the scope `audit:read`.
         */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as CSV, all of it
         * @description Needs a key or role with the scope `audit:read`.
         */
        get: operations["getAuditCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description Needs a key or role with the scope `audit:read`.
         */
        get: operations["getAuditAct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All backtests, the newest first
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getBacktests"];
        put?: never;
        /**
         * Decide past orders again under a draft and compare with the live version; it runs in the background
         * @description Needs a key or role with the scope `studies:write`.
         */
        post: operations["postBacktests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a backtest stands, with its report when it is done
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getBacktest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a backtest that waits or runs; one that is over stays as it is
         * @description Needs a key or role with the scope `studies:write`.
         */
        post: operations["postBacktestCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What members have given to good causes so far
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open baskets: the one of a pick-up code, or those of a member
         * @description Needs a key or role with the scope `orders:write`.
         */
        get: operations["getCheckouts"];
        put?: never;
        /**
         * Begin a basket: what it costs and gives, for a member or for whoever may come
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCheckouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A basket and how far it is
         * @description Needs a key or role with the scope `orders:write`.
         */
        get: operations["getCheckout"];
        /**
         * Change a basket that is not set aside; If-Match guards against overwriting another’s change
         * @description Needs a key or role with the scope `orders:write`.
         */
        put: operations["putCheckout"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The basket is paid: post exactly what was told when it was set aside
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCheckoutConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a basket costs and gives as of now. Nothing is written and nothing promised
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCheckoutEvaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a basket aside: its points, coupons and what it takes of limits, until it is confirmed, voided or lapses. With If-Match only the revision that was seen
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCheckoutHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let go of a basket that was set aside
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCheckoutVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cloudevents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Orders, returns and events as CloudEvents 1.0: one, up to 1,000, or one whose envelope is in ce- headers
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postCloudevents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn points of one currency into another, at the rate of the day
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postConversions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A coupon
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getCoupon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member switches a coupon on: from now on it works by itself, until it is used
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postCouponActivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a coupon that is not used yet
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postCouponCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member switches a coupon off again
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postCouponDeactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}/image.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The code of a coupon, to be shown and scanned: a QR code, or a Code 128 bar code
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getCouponImageSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a member’s coupon to another member. It gets a new id and code, and the ones before end
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postCouponTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make codes, up to a million. They are made afterwards: ask for the batch until it is done
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postCouponsBatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a batch of codes is
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getCouponsBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/batches/{id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes of a batch as CSV: code, id, state
         * @description Needs a key or role with the scope `coupons:codes`.
         */
        get: operations["getCouponsBatchCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The coupon of a code, for tills. Who tries many codes in vain has to wait
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postCouponsLookup"];
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
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `members:read`.
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
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postCustomerConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same of a person who may be no member
         * @description Needs a key or role with the scope `people:reveal`.
         */
        post: operations["postCustomerReveal"];
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
         * @description Needs a key or role with the scope `decisions:read`.
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
    "/v1/decisions/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give points back that a decision spent, all or a part: into the lots they came from, with their own ends
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postDecisionRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an adjustment that was made by mistake, once: what it gave is taken back, what it took comes back to its lots
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postDecisionVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A delivery with what it sends
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getDelivery"];
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
         * @description Needs a key or role with the scope `orders:write`.
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
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postEventsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take goods back and sell others for them, both or neither
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postExchanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All exports, the newest first
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getExports"];
        put?: never;
        /**
         * Write rows to a CSV file in the background. It can be fetched for seven days
         * @description Needs a key or role with the scope `reports:read`.
         */
        post: operations["postExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an export stands
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an export that waits or runs; one that is over stays as it is
         * @description Needs a key or role with the scope `reports:read`.
         */
        post: operations["postExportCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of an export that is done
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/first-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first owner, with the code that the server shows on its terminal, and sign in */
        post: operations["postFirstOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfilments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fulfilments, the newest first
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getFulfilments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfilments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A fulfilment, and how it came to where it is
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getFulfilment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfilments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call off what is not confirmed yet; its points are let go
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postFulfilmentCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfilments/{id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the codes of a fulfilment to the member, once
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postFulfilmentCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfilments/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle what is in review: it is paid for, or its points go back
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postFulfilmentResolve"];
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
         * @description Needs a key or role with the scope `points:spend`.
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
         * @description Needs a key or role with the scope `points:spend`.
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
         * @description Needs a key or role with the scope `points:spend`.
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
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postHoldRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All imports, the newest first; those of the command line as well
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getImports"];
        put?: never;
        /**
         * Upload a file to import: CSV in UTF-8, GB18030 or UTF-16, or .xlsx. It waits to be checked or started
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import is
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import that waits or runs. What it took stays
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImportCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The first rows of an uploaded file under a mapping, what is wrong with them, and what the mapping lacks
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImportPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that were not taken, in the order of the file. They can be mended for ninety days
         * @description Needs a key or role with the scope `imports:write`.
         */
        get: operations["getImportRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that were not taken as CSV: line, reason, and the columns of the file
         * @description Needs a key or role with the scope `imports:write`.
         */
        get: operations["getImportRejectsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rejects/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mend cells of a row that was not taken, and try it again
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImportReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the rows again that were mended, or all that were not taken
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImportRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import an uploaded file in the background, or read all of it and say what is wrong with it
         * @description Needs a key or role with the scope `imports:write`.
         */
        post: operations["postImportStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What works in the background: the schedule with its last and next runs, what waits, and how far behind the outbox is
         * @description Needs a key or role with the scope `audit:read`.
         */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was given up and can be tried again: announcements, studies, exports and imports of the program, the newest first
         * @description Needs a key or role with the scope `audit:read`.
         */
        get: operations["getJobsFailed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was given up
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postJobsFailedRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys of the program; those that ended last
         * @description Needs a key or role with the scope `keys:write`.
         */
        get: operations["getKeys"];
        put?: never;
        /**
         * Make a key; it is shown this once
         * @description Needs a key or role with the scope `keys:write`.
         */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a key; it stops working within ten seconds
         * @description Needs a key or role with the scope `keys:write`.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another key for the same client; the old one goes on for a while
         * @description Needs a key or role with the scope `keys:write`.
         */
        post: operations["postKeyRotate"];
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
         * Members in the order in which they joined, or the newest first
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMembers"];
        put?: never;
        /**
         * Enrol a person
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `members:read`.
         */
        post: operations["postMembersFind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members:search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find people by whatever they say of themselves; by body, so that nothing of it stands in a log of addresses
         * @description Needs a key or role with the scope `members:read`.
         */
        post: operations["postMembersSearch"];
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
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change attributes, tags or status
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `points:write`.
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
         * @description Needs a key or role with the scope `balances:read`.
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
    "/v1/members/{id}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the member has a right to now, and how much of it is left
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getMemberBenefits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/benefits/{benefit}/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a benefit by hand
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberBenefitGive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/benefits/{benefit}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a benefit back that was given by hand
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberBenefitTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/benefits/{benefit}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a benefit
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postMemberBenefitUses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/benefits/{benefit}/uses/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a use of a benefit back
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postMemberBenefitUsesUndo"];
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
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMemberConsents"];
        put?: never;
        /**
         * Record consents given or withdrawn, and terms accepted
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `members:read`.
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
    "/v1/members/{id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The member’s coupons, the newest first, with those that are used or over
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getMemberCoupons"];
        put?: never;
        /**
         * Give the member a coupon
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberCoupons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/expiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many points of the member are gone on which day, by currency
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMemberExpiries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is held on a member, in clear, for the member. Who asked, and why, is recorded first
         * @description Needs a key or role with the scope `people:reveal`.
         */
        get: operations["getMemberExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give points more time
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postMemberExtensions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/favourites/{reward}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A member marks a reward
         * @description Needs a key or role with the scope `points:spend`.
         */
        put: operations["putMemberFavourite"];
        post?: never;
        /**
         * A member takes a mark back
         * @description Needs a key or role with the scope `points:spend`.
         */
        delete: operations["deleteMemberFavourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/goodwill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give points by hand: within one’s limit at once; beyond it a second person is asked, and 202 answered
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postMemberGoodwill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of the member’s points is set aside now, and for what
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMemberHolds"];
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
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `members:write`.
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
         * @description Needs a key or role with the scope `members:read`.
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
    "/v1/members/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was written down about a member, the newest first
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMemberNotes"];
        put?: never;
        /**
         * Write something down about a member. It is encrypted, and gone when the person is erased
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders of a member, the last to be reported first, with what has been returned of each
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getMemberOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin, renew or call off a paid membership
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the member told again of a coupon, a reward or a decision: whoever sends the program’s messages is told to
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Personal fields and identities of a member in clear; who asked and why is recorded
         * @description Needs a key or role with the scope `people:reveal`.
         */
        post: operations["postMemberReveal"];
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
         * @description Needs a key or role with the scope `members:read`.
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
    "/v1/members/{id}/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the member stands, what is missing for more, and what happens if nothing happens
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getMemberTiers"];
        put?: never;
        /**
         * Give a level by hand: an invitation, a goodwill
         * @description Needs a key or role with the scope `members:write`.
         */
        post: operations["postMemberTiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a member over all channels, in words, the latest first
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getMemberTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the program calls its points, levels, rewards and coupons, by their keys; its rules stand under /v1/programs
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getNames"];
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
        /**
         * Orders by time, store, channel or member, the latest first; a new one is here within seconds
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getOrders"];
        put?: never;
        /**
         * Report an order; it is decided at once and earns what it earns
         * @description Needs a key or role with the scope `orders:write`.
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
         * @description Needs a key or role with the scope `decisions:read`.
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
    "/v1/orders/{id}/repost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a sale to the member whose it is: it comes back whole from the other, and is decided anew at its own time
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postOrderRepost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns and events that wait, or waited, for the order they name; the newest first
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{pool}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put codes into a pool. Those that are there already stay as they are
         * @description Needs a key or role with the scope `master:write`.
         */
        post: operations["postPoolCodes"];
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
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProduct"];
        /**
         * What a product is from a day on
         * @description Needs a key or role with the scope `master:write`.
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
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getPrograms"];
        put?: never;
        /**
         * Begin a program: its first version is in force at once. The same again changes nothing. For owners
         * @description Needs a session.
         */
        post: operations["postPrograms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/bands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members by what they spent: how many are in each band, and what share of sales is theirs
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getProgramBands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often each benefit was used in a time, by how many members, and what that cost
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramBenefits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The budgets of the version in force: what was used of them, what is left, and which shares were reached
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/buyers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members who bought in a stretch of days, those who spent most first
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getProgramBuyers"];
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
         * What changed from one version to another, or to the draft: by path, and in words
         * @description Needs a key or role with the scope `program:read`.
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
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramDraft"];
        /**
         * Write the draft; If-Match guards against overwriting
         * @description Needs a key or role with the scope `program:write`.
         */
        put: operations["putProgramDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/draft/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the draft takes a second person, who asked for one, and who approved it
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramDraftApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/draft/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the draft of a revision, so that somebody else may publish it; large budgets take that
         * @description Needs a key or role with the scope `program:approve`.
         */
        post: operations["postProgramDraftApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/draft/ask-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lay the draft of a revision before those who may approve it, with a study that speaks for it
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postProgramDraftAskApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program looked over: who buys, who comes back, what rewards are used and cost, what members spent before and after
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getProgramHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/levels/{set}/{level}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a level
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getProgramLevelMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Points issued, redeemed or expired in a stretch of days, movement by movement
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getProgramMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/new-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members who joined in a stretch of days, with what they have bought since
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getProgramNewMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What campaigns, plans and benefits are to change: before they began, over the last 90 days, and the target
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramObjectives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/outstanding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The points that members have and what they are worth, by the last day on which they can be used
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getProgramOutstanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/outstanding/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members whose points end within some days, those with most first
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getProgramOutstandingMembers"];
        put?: never;
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
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postProgramPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/pulse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of the program in a stretch of days, each with what it is made of
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getProgramPulse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/rfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members by how long ago they last bought, how often, and for how much
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getProgramRfm"];
        put?: never;
        post?: never;
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
         * @description Needs a key or role with the scope `program:read`.
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
         * @description Needs a key or role with the scope `program:read`.
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
         * @description Needs a key or role with the scope `program:read`.
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
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postProgramVersionRollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{program}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a person: awards and fulfilments in review, drafts to approve, endpoints that failed, stock that runs out
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getProgramWaiting"];
        put?: never;
        post?: never;
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
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postQuotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a sale to somebody who showed no card, to be claimed with its receipt
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postReceipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member shows a receipt: it becomes their order, as of when it was bought, once
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postReceiptsClaim"];
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
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postRedemptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goodwill that was asked of a second person, the newest first. Staff who may not decide see what they asked themselves
         * @description Needs a key or role with the scope `points:write`.
         */
        get: operations["getRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goodwill that was asked of a second person
         * @description Needs a key or role with the scope `points:write`.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to goodwill that somebody else asked for: it is given at once
         * @description Needs a key or role with the scope `goodwill:approve`.
         */
        post: operations["postRequestApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not agree to goodwill that somebody else asked for
         * @description Needs a key or role with the scope `goodwill:approve`.
         */
        post: operations["postRequestDecline"];
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
         * @description Needs a key or role with the scope `orders:write`.
         */
        post: operations["postReturns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Awards that wait for a person, the oldest first
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getReviews"];
        put?: never;
        /**
         * Let a waiting award through, or take it back
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What points can be redeemed for; for a member, also what of it they can have now, and why not
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getRewards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rewards/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reward
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getReward"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rewards/{key}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem points for a reward. Its points are held until it is certain that it will come
         * @description Needs a key or role with the scope `points:spend`.
         */
        post: operations["postRewardRedemptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The segments of the program
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments:estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many members a rule is true of, before it is saved
         * @description Needs a key or role with the scope `program:read`.
         */
        post: operations["postSegmentsEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A segment
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getSegment"];
        /**
         * What a segment is: members by a rule, or listed
         * @description Needs a key or role with the scope `program:write`.
         */
        put: operations["putSegment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the members of a segment, add some, or take some out: by id, by identity or as CSV
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postSegmentList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members of a segment
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getSegmentMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as CSV, all of them: member, joined, orders, spent, last order
         * @description Needs a key or role with the scope `members:read`.
         */
        get: operations["getSegmentMembersCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the rule of everybody again; what comes of it is a snapshot
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postSegmentRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/{key}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was in a segment when: its snapshots, the newest first
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getSegmentSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and what they may do where
         * @description Needs a session.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Needs a session.
         */
        delete: operations["deleteOwnSession"];
        options?: never;
        head?: never;
        /**
         * What one is called, and in which language one is written to
         * @description Needs a session.
         */
        patch: operations["patchSession"];
        trace?: never;
    };
    "/v1/session/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who works here, by name, for whoever reads what `staff:…` did
         * @description Needs a session.
         */
        get: operations["getSessionColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password; all other sessions end
         * @description Needs a session.
         */
        post: operations["postSessionPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes, for a code of the second factor; those before open nothing any more
         * @description Needs a session.
         */
        post: operations["postSessionRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up a second factor: what an authenticator app takes. It holds once a code of it is confirmed
         * @description Needs a session.
         */
        post: operations["postSessionTotp"];
        /**
         * Take off one’s second factor, for a code of it, or a recovery code
         * @description Needs a session.
         */
        delete: operations["deleteSessionTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the second factor by a code of it; all other sessions end
         * @description Needs a session.
         */
        post: operations["postSessionTotpConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions that hold: one’s own, or for owners everybody’s
         * @description Needs a session.
         */
        get: operations["getSessions"];
        put?: never;
        /** Sign in; the session comes back as a cookie */
        post: operations["postSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session: one of one’s own, or for owners anybody’s
         * @description Needs a session.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How staff can sign in here */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password by the link one was given, and sign in */
        post: operations["postSignInPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who works here
         * @description Needs a key or role with the scope `staff:write`.
         */
        get: operations["getStaff"];
        put?: never;
        /**
         * Invite somebody; the answer has a link, this once, by which they set a password
         * @description Needs a key or role with the scope `staff:write`.
         */
        post: operations["postStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Somebody who works here
         * @description Needs a key or role with the scope `staff:write`.
         */
        get: operations["getOneOfStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what somebody may do, or suspend them
         * @description Needs a key or role with the scope `staff:write`.
         */
        patch: operations["patchOneOfStaff"];
        trace?: never;
    };
    "/v1/staff/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link by which somebody sets a new password; links before it open nothing any more
         * @description Needs a key or role with the scope `staff:write`.
         */
        post: operations["postStaffLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take off somebody’s second factor, which they lost; they are signed out
         * @description Needs a key or role with the scope `staff:write`.
         */
        delete: operations["deleteTotpOfStaff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much there is of counted rewards and of pools of codes
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/{reward}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how much there is of a counted reward
         * @description Needs a key or role with the scope `master:write`.
         */
        put: operations["putStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stores as they are today, by key
         * @description Needs a key or role with the scope `balances:read`.
         */
        get: operations["getStores"];
        put?: never;
        post?: never;
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
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getStore"];
        /**
         * What a store is from a day on
         * @description Needs a key or role with the scope `master:write`.
         */
        put: operations["putStore"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who delivers rewards
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getSuppliers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A supplier
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getSupplier"];
        /**
         * Register a supplier or change it. The first answer has the secret its callbacks are to be signed with, this once
         * @description Needs a key or role with the scope `program:write`.
         */
        put: operations["putSupplier"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers/{key}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an invoice in. It is never changed: a correction is another one
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postSupplierInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers/{key}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What a supplier may charge for each reward; these prices and no others
         * @description Needs a key or role with the scope `program:write`.
         */
        put: operations["putSupplierPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers/{key}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was ordered of a supplier in a month, what it promised, and what it charged, with every difference named
         * @description Needs a key or role with the scope `decisions:read`.
         */
        get: operations["getSupplierReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the books are sound: the last verifications, and how far they are sealed
         * @description Needs a key or role with the scope `reports:read`.
         */
        get: operations["getVerification"];
        put?: never;
        /**
         * Verify the books in the background. While one waits or runs, it is that one
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/warehouse/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the warehouse has to send, the oldest first
         * @description Needs a key or role with the scope `points:write`.
         */
        get: operations["getWarehouseTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/warehouse/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A task, with where to send it
         * @description Needs a key or role with the scope `points:write`.
         */
        get: operations["getWarehouseTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/warehouse/tasks/{id}/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task on, and say how far it is. What was picked is promised to the member
         * @description Needs a key or role with the scope `points:write`.
         */
        post: operations["postWarehouseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All endpoints of the program
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWebhooks"];
        put?: never;
        /**
         * Register an endpoint. The answer has the secret its deliveries are signed with, this once
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An endpoint
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Remove an endpoint, with the log of its deliveries
         * @description Needs a key or role with the scope `program:write`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint; what is left out stays. Enabling one sends what waited for it at once
         * @description Needs a key or role with the scope `program:write`.
         */
        patch: operations["patchWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was, is or will be sent to an endpoint, the newest first; kept for thirty days
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send deliveries again, under the ids they had: one of them, or those of a time
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postWebhookReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret. For a day, deliveries carry a signature by each of the two
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postWebhookRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a `webhook.test` event now, and see what comes back
         * @description Needs a key or role with the scope `program:write`.
         */
        post: operations["postWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The types of events that an endpoint can be told of
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWebhooksTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All what-ifs, the newest first
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWhatifs"];
        put?: never;
        /**
         * What a change of expiry, tiers or earn rates would bring about; it is worked out in the background
         * @description Needs a key or role with the scope `studies:write`.
         */
        post: operations["postWhatifs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatifs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a what-if stands, with its report when it is done
         * @description Needs a key or role with the scope `program:read`.
         */
        get: operations["getWhatif"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatifs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a what-if that waits or runs; one that is over stays as it is
         * @description Needs a key or role with the scope `studies:write`.
         */
        post: operations["postWhatifCancel"];
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
        ActivateCoupon: {
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
        };
        Address: {
            city: string;
            country: string;
            line1: string;
            line2?: string;
            name: string;
            phone?: string;
            postcode?: string;
            region?: string;
        };
        Adjust: {
            amount: number;
            currency: string;
            /** @description First day on which the points are gone; null for never; by the currency’s rule, if left out */
            expires_on?: string | null;
            reason: string;
        };
        ApiKey: {
            /** Format: date-time */
            created_at: string;
            /** @description When it ended, or will after a rotation */
            ends_at: string | null;
            id: string;
            /** @description The client it is for; idempotency keys belong to the client and outlive a rotation */
            name: string;
            prefix: string;
            /** @enum {string} */
            role: "owner" | "service" | "store" | "partner";
            scopes: string[];
        };
        AskApproval: {
            note: string;
            revision: number;
            /**
             * @description A backtest or what-if that the approver should see
             * @default null
             */
            study?: string | null;
        };
        AskBacktest: {
            /**
             * @description A whole program document; null for the stored draft
             * @default null
             */
            draft?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date
             * @description First day of the window, in the time zone of the program
             */
            from: string;
            /**
             * @description A condition over `member`, in the language of campaigns; null for all
             * @default null
             */
            population?: string | null;
            /**
             * Format: date
             * @description Last day of the window
             */
            to: string;
        };
        AskExport: {
            /**
             * @default csv
             * @constant
             */
            format?: "csv";
            /**
             * @description First day, in the program’s time zone; from the beginning, if null
             * @default null
             */
            from?: string | null;
            /** @enum {string} */
            kind: "members" | "orders" | "transfers" | "lots" | "coupons" | "fulfilments";
            /**
             * @description Of members: nothing of the person; what staff see of them, which takes `members:read`; or identities in clear as well, which takes `people:reveal`
             * @default none
             * @enum {string}
             */
            people?: "none" | "masked" | "clear";
            /** @description Why people are to be in clear; it is recorded */
            reason?: string;
            /**
             * @description Last day; until now, if null
             * @default null
             */
            to?: string | null;
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
        AskWhatif: {
            /**
             * @description The day from which time passes; null for today, or the last day of a history that ended more than a month ago
             * @default null
             */
            as_of?: string | null;
            /** @description What is to be otherwise in the program document, as JSON Merge Patch. Names may be paths, and into a list one reaches by place or by the key of an element, as in `tiers.status.levels.gold.reach` */
            change: {
                [key: string]: unknown;
            };
            /**
             * @description How many of the last months are decided again where earning changes
             * @default 12
             */
            months?: number;
        };
        Backtest: {
            /** @description The API client */
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed */
            error: string | null;
            finished_at: string | null;
            /** Format: date */
            from: string;
            id: string;
            population: string | null;
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            report: components["schemas"]["BacktestReport"] | null;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "cancelled" | "failed";
            /** Format: date */
            to: string;
        };
        BacktestHead: {
            /** @description The API client */
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed */
            error: string | null;
            finished_at: string | null;
            id: string;
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "cancelled" | "failed";
        };
        BacktestReport: {
            /** @description What else campaigns do otherwise: badges, coupons, messages ... */
            acts: {
                campaign: string;
                kind: string;
                name: string;
                times: {
                    difference: number;
                    draft: number;
                    live: number;
                };
            }[];
            /** @description Those that the draft changes, or that come out otherwise */
            campaigns: {
                campaign: string;
                cost: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                /** @description Null for its discounts, which are money */
                currency: string | null;
                /** @description Cost by day: how fast it would use up a budget */
                days: {
                    /** Format: date */
                    day: string;
                    draft: number;
                    live: number;
                }[];
                name: string;
                points: {
                    difference: number;
                    draft: number;
                    live: number;
                };
            }[];
            /** @description What the figures do not say */
            caveats: string[];
            changed_orders: {
                /** Format: date-time */
                at: string;
                /** @description The decision as it was */
                decision: string;
                /** @description Minor units of money */
                difference: number;
                draft: {
                    effects: {
                        campaign: string;
                        currency: string;
                        /** @description What kept it from being granted whole */
                        cut?: string;
                        data?: {
                            [key: string]: unknown;
                        };
                        /** @description Where the campaign says otherwise than the currency */
                        expires_on?: string | null;
                        funder?: string;
                        granted: number;
                        index: number;
                        /** @description What it does, where it is not points given */
                        kind?: string;
                        /** @description Its parts by line of the order */
                        lines?: number[];
                        /**
                         * @description It waits for a person
                         * @constant
                         */
                        review?: true;
                        rule: string;
                        /** @description What set it off, where that was not the command itself */
                        trigger?: string;
                        wanted: number;
                    }[];
                    not_fired: {
                        because: string;
                        campaign: string;
                        rule: string | null;
                    }[];
                    refusal: string | null;
                    words: {
                        en: string[];
                        zh: string[];
                    };
                };
                live: {
                    effects: {
                        campaign: string;
                        currency: string;
                        /** @description What kept it from being granted whole */
                        cut?: string;
                        data?: {
                            [key: string]: unknown;
                        };
                        /** @description Where the campaign says otherwise than the currency */
                        expires_on?: string | null;
                        funder?: string;
                        granted: number;
                        index: number;
                        /** @description What it does, where it is not points given */
                        kind?: string;
                        /** @description Its parts by line of the order */
                        lines?: number[];
                        /**
                         * @description It waits for a person
                         * @constant
                         */
                        review?: true;
                        rule: string;
                        /** @description What set it off, where that was not the command itself */
                        trigger?: string;
                        wanted: number;
                    }[];
                    not_fired: {
                        because: string;
                        campaign: string;
                        rule: string | null;
                    }[];
                    refusal: string | null;
                    words: {
                        en: string[];
                        zh: string[];
                    };
                };
                member: string;
                reference: string;
                total: number;
            }[];
            /** @description What the draft changes */
            changes: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
            /** @description Points, net of what came back, × value of a point, and discounts; in minor units of money */
            cost: {
                difference: number;
                draft: number;
                interval: {
                    difference: {
                        high: number;
                        low: number;
                    };
                    draft: {
                        high: number;
                        low: number;
                    };
                    live: {
                        high: number;
                        low: number;
                    };
                };
                live: number;
                /** @description Per member of the population */
                per_member: {
                    difference: number;
                    draft: number;
                    live: number;
                };
            };
            currencies: {
                adjusted: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                clawed_back: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                converted: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                /** @description Net points × value of a point, in minor units of money */
                cost: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                currency: string;
                /** @description What members have when the window ends */
                end: {
                    available: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                    debt: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                    held: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                    pending: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                };
                expired: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                granted: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                /** @description Money value of points outstanding */
                liability: {
                    change: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                    end: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                    start: number;
                };
                /** @description Granted less clawed back */
                net: {
                    difference: number;
                    draft: number;
                    interval: {
                        difference: {
                            high: number;
                            low: number;
                        };
                        draft: {
                            high: number;
                            low: number;
                        };
                        live: {
                            high: number;
                            low: number;
                        };
                    };
                    live: number;
                };
                received: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                redeemed: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                sent: {
                    difference: number;
                    draft: number;
                    live: number;
                };
            }[];
            days: {
                cost: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                /** Format: date */
                day: string;
                orders: number;
            }[];
            /** @description The part of the cost that is money off; the rest is points */
            discounts: {
                difference: number;
                draft: number;
                live: number;
            };
            /** Format: date */
            from: string;
            liability: {
                change: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                end: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                start: number;
            };
            /** @description Budgets, and limits that all members share: what is taken of them by day */
            limits: {
                /** @description What was taken of it before the window */
                before: number;
                days: {
                    /** Format: date */
                    day: string;
                    draft: number;
                    live: number;
                }[];
                limit: string;
                max: {
                    draft: number | null;
                    live: number | null;
                };
                used: {
                    difference: number;
                    draft: number;
                    live: number;
                };
                used_up_at: {
                    draft: string | null;
                    live: string | null;
                };
            }[];
            live_version: number;
            losers: {
                /** @description Minor units of money */
                difference: number;
                member: string;
                points: {
                    [key: string]: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                };
            }[];
            members: {
                /** @description Of the population, those who did anything in the window */
                active: number;
                /** @description With any history before the end of the window */
                known: number;
                population: number;
                /** @description For whom anything comes out otherwise */
                touched: number;
            };
            money: {
                currency: string;
                decimals: number;
            };
            orders: number;
            orders_per_second: number;
            population: string | null;
            program: string;
            refusals: {
                code: string;
                difference: number;
                draft: number;
                kind: string;
                live: number;
            }[];
            resamples: number;
            returns: number;
            seconds: number;
            /** @description Those that rules of either arm ask for; reports of before there were any do not say */
            segments?: string[];
            tiers: {
                levels: string[];
                matrix: {
                    draft: string;
                    live: string;
                    members: number;
                }[];
                /** @description Members at another level with the draft */
                moved: number;
                set: string;
            }[];
            /** Format: date */
            to: string;
            winners: {
                /** @description Minor units of money */
                difference: number;
                member: string;
                points: {
                    [key: string]: {
                        difference: number;
                        draft: number;
                        live: number;
                    };
                };
            }[];
        };
        Basket: {
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            channel?: string;
            /** @description The lines carry full prices: discounts of the program are taken off */
            gross?: boolean;
            /** @default [] */
            lines?: components["schemas"]["OrderLine"][];
            /** @description The partner whose sale it is, where it is one’s */
            partner?: string;
            payment?: string;
            store?: string;
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
            /** @description What it is about, such as the order that was shipped; it says whose event it is */
            order?: {
                id: string;
            } | {
                reference: string;
            };
            type: string;
        };
        BeginProgram: {
            key: string;
            /**
             * @default [
             *       "en",
             *       "zh"
             *     ]
             */
            languages?: ("en" | "zh")[];
            money: {
                currency: string;
                decimals: number;
            };
            /** @description Text by language; its languages are those of the program */
            names: {
                [key: string]: string;
            };
            /**
             * @description `points` is one currency and one campaign; the others are the example programs
             * @enum {string}
             */
            template: "points" | "cafe" | "retail" | "airline" | "beauty";
            time_zone: string;
        };
        BegunSession: {
            /** Format: date-time */
            expires_at: string;
        };
        BenefitUsage: {
            benefit: string;
            /** @description Of the uses that stand, at today’s unit cost, minor units of money */
            cost: number;
            /** @description How many members used it */
            members: number;
            names: {
                [key: string]: string;
            };
            /** @description Uses that were given back, by hand or with a sale that came back */
            restored: number;
            unit_cost: number;
            used: number;
        };
        Bill: {
            coupons: {
                applied: boolean;
                coupon?: string;
                id: string;
            }[];
            /** @description What campaigns take off */
            discount: number;
            /** @description Points that it earns, by currency */
            earns: {
                [key: string]: number;
            };
            lines: {
                amount: number;
                discount: number;
                paid_in_points: number;
                quantity: number;
                sku: string;
                to_pay: number;
            }[];
            /** @description What the points are worth that pay for a part of it */
            paid_in_points: number;
            payable: number;
            /** @description Points that pay, by currency */
            points: {
                amount: number;
                currency: string;
                points: number;
            }[];
            /** @description What comes back in points and discounts, as a share of what is payable: 0.01 is 1 % */
            return_rate: number;
            /** @description What is left to pay in money */
            to_pay: number;
            /** @description Sum of the lines, minor units of money */
            total: number;
        };
        Budget: {
            alerts: {
                /** @description When it was seen; null while less is used */
                reached_at: string | null;
                share: number;
            }[];
            amount: number;
            budget: string;
            currency?: string;
            /** @description Never below nothing: a later version may have made the budget smaller than what was used */
            left: number;
            /** @enum {string} */
            of: "points" | "money";
            used: number;
        };
        CatalogueReward: {
            /** @description Where a member is named */
            can_have?: boolean;
            category: string | null;
            /** @description Where a member is named: whether they have marked it */
            favourite?: boolean;
            from: string | null;
            images: string[];
            in_stock: boolean;
            kind: string;
            names: {
                [key: string]: string;
            };
            prices: {
                money: number;
                points: {
                    [key: string]: number;
                };
                tiers: {
                    [key: string]: string[];
                };
            }[];
            reward: string;
            texts: {
                [key: string]: string;
            } | null;
            to: string | null;
            /** @description The refusal that redeeming it would be answered with */
            why_not?: {
                code: string;
                facts: {
                    [key: string]: string | number;
                };
            } | null;
        };
        Cause: {
            amount: number;
            cause: string;
            donations: number;
            names: {
                [key: string]: string;
            };
        };
        Change: {
            after: unknown;
            before: unknown;
            path: string;
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
        ChangePlan: {
            /**
             * @description The payment itself is the shop’s; say here that it came
             * @enum {string}
             */
            act: "start" | "renew" | "cancel";
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            plan: string;
            /** @default false */
            trial?: boolean;
        };
        ChangeSelf: {
            language?: ("en" | "zh") | null;
            name?: string;
        };
        ChangeStaff: {
            language?: ("en" | "zh") | null;
            name?: string;
            /** @description All of them: what is left out is taken away */
            roles?: components["schemas"]["StaffRole"][];
            /** @enum {string} */
            state?: "active" | "suspended";
        };
        Checkout: {
            /** @description As it was given */
            basket: {
                [key: string]: unknown;
            };
            /** @description By which it is taken up elsewhere, as long as it is open */
            code: string;
            coupons: string[];
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** @description The decision that set it aside */
            hold: string | null;
            id: string;
            member: string | null;
            /** @description Its order, once it is confirmed */
            order: string | null;
            payments: {
                currency: string;
                points: number;
            }[];
            revision: number;
            /** @enum {string} */
            state: "draft" | "evaluated" | "held" | "confirmed" | "partly_returned" | "returned" | "voided" | "expired";
            /** Format: date-time */
            updated_at: string;
        };
        ClaimReceipt: {
            /** @description Printed on it, in minor units */
            amount: number;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            /** @description Printed on it; unique in the program, over all stores and partners */
            number: string;
        };
        CloudEvent: {
            /** @description As the body of /v1/orders, /v1/returns or /v1/events */
            data: {
                [key: string]: unknown;
            };
            datacontenttype?: string;
            id: string;
            /** @description With the id the idempotency key: the same two are the same event */
            source: string;
            /** @constant */
            specversion: "1.0";
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened, where the data does not say `at`
             */
            time?: string;
            /** @description `perennial.order`, `perennial.return`, or `perennial.event.` and a type that the program declares */
            type: string;
        } & {
            [key: string]: unknown;
        };
        ConfirmCheckout: {
            /** @description The shop’s own number of the order; unique within the program */
            reference: string;
        };
        ConfirmSecondFactor: {
            code: string;
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
        Convert: {
            /** @description Of the first currency */
            amount: number;
            currency: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            to: string;
        };
        Coupon: {
            batch: string | null;
            /** @description Its kind: the key in the program’s document */
            coupon: string;
            /** @description First day on which it is gone */
            expires_on: string | null;
            id: string;
            /** Format: date-time */
            issued_at: string;
            /** @description How it is shown: discount, free_item ... */
            kind: string;
            /** @description Whose it is; null where it is nobody’s, and for keys that see no people */
            member: string | null;
            names: {
                [key: string]: string;
            };
            /** @description Only the member it belongs to may use it */
            personal: boolean;
            /** @enum {string} */
            source: "batch" | "import" | "rule" | "hand" | "transfer";
            /**
             * @description As of now: what has lapsed is expired, whatever was written down
             * @enum {string}
             */
            state: "issued" | "active" | "reserved" | "used" | "returned" | "expired" | "cancelled";
            /** @description Whether an order of now could use it, if nothing else stands against it */
            usable: boolean;
            /** @description First day on which it can be used */
            usable_from: string | null;
            used_at: string | null;
        };
        CouponBatch: {
            by: string;
            /** @description How many were asked for, or how many codes the file holds */
            count: number;
            coupon: string;
            /** Format: date-time */
            created_at: string;
            /** @description First day on which its codes are gone */
            expires_on: string | null;
            finished_at: string | null;
            id: string;
            /** @description How many there are so far */
            made: number;
            /** @description Of an import: what was not taken, because it cannot be a code, is one of ours with an error, or is there already */
            rejected: {
                double: number;
                mistyped: number;
                unreadable: number;
            };
            /** @enum {string} */
            source: "generated" | "imported";
            /** @enum {string} */
            state: "working" | "done";
            usable_from: string | null;
        };
        CouponLookup: {
            /** @description As it was typed or scanned */
            code: string;
        };
        CouponWithCode: {
            batch: string | null;
            /** @description Null for keys that see no people */
            code: string | null;
            /** @description Its kind: the key in the program’s document */
            coupon: string;
            /** @description First day on which it is gone */
            expires_on: string | null;
            id: string;
            /** Format: date-time */
            issued_at: string;
            /** @description How it is shown: discount, free_item ... */
            kind: string;
            /** @description Whose it is; null where it is nobody’s, and for keys that see no people */
            member: string | null;
            names: {
                [key: string]: string;
            };
            /** @description Only the member it belongs to may use it */
            personal: boolean;
            /** @enum {string} */
            source: "batch" | "import" | "rule" | "hand" | "transfer";
            /**
             * @description As of now: what has lapsed is expired, whatever was written down
             * @enum {string}
             */
            state: "issued" | "active" | "reserved" | "used" | "returned" | "expired" | "cancelled";
            /** @description Whether an order of now could use it, if nothing else stands against it */
            usable: boolean;
            /** @description First day on which it can be used */
            usable_from: string | null;
            used_at: string | null;
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
        DecideRequest: {
            note?: string;
        };
        DecisionAnswer: {
            /** Format: date-time */
            at: string;
            balances: {
                [key: string]: {
                    available: number;
                    debt?: number;
                    held?: number;
                    pending?: number;
                };
            };
            /** @description What became of coupons */
            coupons?: {
                coupon: string;
                id: string;
                to: string;
            }[];
            /** @description Id of the decision; ask /v1/decisions/{id} why */
            decision: string;
            effects: {
                campaign: string;
                currency: string;
                /** @description What kept it from being granted whole */
                cut?: string;
                data?: {
                    [key: string]: unknown;
                };
                /** @description Where the campaign says otherwise than the currency */
                expires_on?: string | null;
                funder?: string;
                granted: number;
                index: number;
                /** @description What it does, where it is not points given */
                kind?: string;
                /** @description Its parts by line of the order */
                lines?: number[];
                /**
                 * @description It waits for a person
                 * @constant
                 */
                review?: true;
                rule: string;
                /** @description What set it off, where that was not the command itself */
                trigger?: string;
                wanted: number;
            }[];
            hold?: string;
            kind: string;
            member: string;
            order?: string;
            /** @description Points that paid for a part of the order, and the money they were worth */
            paid?: {
                amount: number;
                currency: string;
                points: number;
            }[];
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
        Delivery: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** @description Why the last try failed */
            error: string | null;
            /** @description The id of the event, the same for every endpoint and every try */
            event: string;
            id: string;
            member: string | null;
            /** @description Not before this, and not before earlier events of the member */
            next_try_at: string | null;
            settled_at: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
            /** @description The HTTP status of the last answer; null where none came */
            status: number | null;
            tried_at: string | null;
            type: string;
            webhook: string;
        };
        DeliveryWithPayload: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** @description Why the last try failed */
            error: string | null;
            /** @description The id of the event, the same for every endpoint and every try */
            event: string;
            id: string;
            member: string | null;
            /** @description Not before this, and not before earlier events of the member */
            next_try_at: string | null;
            /** @description The body that is sent */
            payload: {
                [key: string]: unknown;
            };
            settled_at: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
            /** @description The HTTP status of the last answer; null where none came */
            status: number | null;
            tried_at: string | null;
            type: string;
            webhook: string;
        };
        DraftApproval: {
            approvals: {
                /** Format: date-time */
                approved_at: string;
                approved_by: string;
                note: string;
            }[];
            /** @description The request that lies before the approvers, with the backtest or what-if that goes with it */
            asked: {
                /** Format: date-time */
                at: string;
                by: string;
                note: string;
                study: string | null;
            } | null;
            /** @description What of the draft takes a second person: budgets above the line, in minor units of money */
            needed: {
                above: number;
                path: string;
            }[];
            revision: number;
            valid: boolean;
        };
        EndSecondFactor: {
            code: string;
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
            /** @description What they are called; null where it is not known, and for callers that see no people */
            name: string | null;
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
        EvaluatedCheckout: {
            /** @description As it was given */
            basket: {
                [key: string]: unknown;
            };
            /** @description By which it is taken up elsewhere, as long as it is open */
            code: string;
            coupons: string[];
            /** Format: date-time */
            created_at: string;
            evaluation: components["schemas"]["Evaluation"] | null;
            expires_at: string | null;
            /** @description The decision that set it aside */
            hold: string | null;
            id: string;
            member: string | null;
            /** @description Its order, once it is confirmed */
            order: string | null;
            payments: {
                currency: string;
                points: number;
            }[];
            revision: number;
            /** @enum {string} */
            state: "draft" | "evaluated" | "held" | "confirmed" | "partly_returned" | "returned" | "voided" | "expired";
            /** Format: date-time */
            updated_at: string;
        };
        Evaluation: {
            bill: components["schemas"]["Bill"];
            /** @description The most that could be paid with each currency of the member, if with no other */
            can_pay: {
                amount: number;
                currency: string;
                least: number;
                points: number;
                step: number;
            }[];
            effects: {
                campaign: string;
                currency: string;
                /** @description What kept it from being granted whole */
                cut?: string;
                data?: {
                    [key: string]: unknown;
                };
                /** @description Where the campaign says otherwise than the currency */
                expires_on?: string | null;
                funder?: string;
                granted: number;
                index: number;
                /** @description What it does, where it is not points given */
                kind?: string;
                /** @description Its parts by line of the order */
                lines?: number[];
                /**
                 * @description It waits for a person
                 * @constant
                 */
                review?: true;
                rule: string;
                /** @description What set it off, where that was not the command itself */
                trigger?: string;
                wanted: number;
            }[];
            /** @description With explain: every rule that did nothing, and why */
            not_fired?: {
                because: string;
                campaign: string;
                rule: string | null;
                text: string;
            }[];
            /** @description Why it could not be held as it is; the bill is then without coupons and points */
            refusal?: {
                code: string;
                facts: {
                    [key: string]: unknown;
                };
                message: string;
            };
        };
        ExchangeAnswer: {
            bill: components["schemas"]["ExchangeBill"];
            placed: components["schemas"]["DecisionAnswer"];
            returned: components["schemas"]["DecisionAnswer"];
        };
        ExchangeBill: {
            order: components["schemas"]["Bill"];
            /** @description By currency, what both halves come to */
            points: {
                /** @description What had paid for the goods that came back */
                come_home: number;
                currency: string;
                /** @description By how much the member has more of it */
                difference: number;
                earned: number;
                paid: number;
                /** @description What the goods that came back had earned */
                taken_back: number;
            }[];
            returned: components["schemas"]["ReturnBill"];
            /** @description What is left to pay in money; where it is negative, what is to be paid back */
            to_pay: number;
        };
        ExchangeQuote: {
            bill?: components["schemas"]["ExchangeBill"];
            placed?: {
                /** Format: date-time */
                at: string;
                balances: {
                    [key: string]: {
                        available: number;
                        debt?: number;
                        held?: number;
                        pending?: number;
                    };
                };
                /** @description What became of coupons */
                coupons?: {
                    coupon: string;
                    id: string;
                    to: string;
                }[];
                effects: {
                    campaign: string;
                    currency: string;
                    /** @description What kept it from being granted whole */
                    cut?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                    /** @description Where the campaign says otherwise than the currency */
                    expires_on?: string | null;
                    funder?: string;
                    granted: number;
                    index: number;
                    /** @description What it does, where it is not points given */
                    kind?: string;
                    /** @description Its parts by line of the order */
                    lines?: number[];
                    /**
                     * @description It waits for a person
                     * @constant
                     */
                    review?: true;
                    rule: string;
                    /** @description What set it off, where that was not the command itself */
                    trigger?: string;
                    wanted: number;
                }[];
                hold?: string;
                kind: string;
                member: string;
                /** @description Points that paid for a part of the order, and the money they were worth */
                paid?: {
                    amount: number;
                    currency: string;
                    points: number;
                }[];
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
            /**
             * @description Nothing is written: an exchange is decided when it is made
             * @constant
             */
            promised: false;
            /** @description Why it would be refused, and which half of it */
            refusal?: {
                code: string;
                facts: {
                    [key: string]: unknown;
                };
                message: string;
                /** @enum {string} */
                part: "returned" | "order";
            };
            returned?: {
                /** Format: date-time */
                at: string;
                balances: {
                    [key: string]: {
                        available: number;
                        debt?: number;
                        held?: number;
                        pending?: number;
                    };
                };
                /** @description What became of coupons */
                coupons?: {
                    coupon: string;
                    id: string;
                    to: string;
                }[];
                effects: {
                    campaign: string;
                    currency: string;
                    /** @description What kept it from being granted whole */
                    cut?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                    /** @description Where the campaign says otherwise than the currency */
                    expires_on?: string | null;
                    funder?: string;
                    granted: number;
                    index: number;
                    /** @description What it does, where it is not points given */
                    kind?: string;
                    /** @description Its parts by line of the order */
                    lines?: number[];
                    /**
                     * @description It waits for a person
                     * @constant
                     */
                    review?: true;
                    rule: string;
                    /** @description What set it off, where that was not the command itself */
                    trigger?: string;
                    wanted: number;
                }[];
                hold?: string;
                kind: string;
                member: string;
                order?: string;
                /** @description Points that paid for a part of the order, and the money they were worth */
                paid?: {
                    amount: number;
                    currency: string;
                    points: number;
                }[];
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
        };
        Expiries: {
            currency: string;
            /** @description What is gone on which day, the soonest first: `expires_on` is the first day on which it is; `held` is the part that is set aside */
            dates: {
                amount: number;
                expires_on: string;
                held: number;
            }[];
            /** @description What does not end */
            never: number;
            /** @description What waits for its day; it is not among the dates yet */
            pending: {
                amount: number;
                usable_on: string;
            }[];
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
        Export: {
            /** @description The API client */
            asked_by: string;
            /** @description Whether the file can be fetched now */
            available: boolean;
            bytes: number | null;
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed */
            error: string | null;
            /** @description Until then the file can be fetched */
            expires_at: string | null;
            finished_at: string | null;
            from: string | null;
            id: string;
            /** @enum {string} */
            kind: "members" | "orders" | "transfers" | "lots" | "coupons" | "fulfilments";
            /**
             * @description How much of people is in it
             * @enum {string}
             */
            people: "none" | "masked" | "clear";
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            rows: number | null;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "cancelled" | "failed";
            to: string | null;
        };
        Extend: {
            currency: string;
            /** @description First day on which the points are gone now; null for never. What ends later anyway stays as it is */
            expires_on: string | null;
            reason: string;
        };
        FailedJob: {
            /** Format: date-time */
            at: string;
            error: string;
            id: string;
            /** @enum {string} */
            kind: "announcement" | "backtest" | "whatif" | "export" | "import";
            member: string | null;
            /** @description Of an announcement, its type; of an import, the name of its file */
            what: string;
        };
        Figure: {
            /** @description Of points: which */
            currency: string | null;
            /** @description What exactly is counted, in words */
            definition: string;
            key: string;
            /** @description Path of the list of what it is made of */
            made_of: string;
            name: string;
            /** @description Of a share or an average: what is divided by what */
            parts: {
                part: number;
                whole: number;
            } | null;
            previous: number | null;
            series: {
                day: string;
                value: number | null;
            }[];
            /**
             * @description Each day alone, all from the first day on, how things stood at its end, or what is to come
             * @enum {string}
             */
            series_of: "each_day" | "so_far" | "standing" | "coming";
            /**
             * @description Money in minor units, shares from 0 to 1
             * @enum {string}
             */
            unit: "count" | "money" | "share" | "points";
            /** @description Null where there is nothing to divide by */
            value: number | null;
        };
        FirstOwner: {
            code: string;
            /** Format: email */
            email: string;
            /** @default null */
            language?: ("en" | "zh") | null;
            name: string;
            password: string;
        };
        FoundPerson: {
            /** @description Available, by currency */
            balances: {
                [key: string]: number;
            };
            customer: string;
            identities: {
                kind: string;
                masked: string;
                verified: boolean;
            }[];
            joined_at: string | null;
            /** @description By what they were found, the best first */
            matched: {
                /** @description name, order, id, or a kind of identity */
                by: string;
                /** @description The identity, masked, or the order’s number */
                shown: string | null;
            }[];
            /** @description Null for a person of the organization without a membership of this program */
            member: string | null;
            /** @description Null where none is known, and for callers that see no people */
            name: string | null;
            status: ("active" | "suspended" | "closed") | null;
            /** @description Level by tier set */
            tiers: {
                [key: string]: string;
            };
        };
        Fulfilment: {
            /** @description Until then the member may cancel it, as long as it is not confirmed */
            cancel_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description The hold of its points */
            hold: string | null;
            /** @description Also the reference under which the supplier knows it */
            id: string;
            kind: string;
            member: string;
            /** @description Why it is where it is */
            note: string | null;
            /** @enum {string} */
            points: "none" | "held" | "captured" | "released";
            /** @description What it costs of each currency, all pieces together */
            price: {
                [key: string]: number;
            } | null;
            quantity: number;
            reward: string;
            settled_at: string | null;
            slot: string | null;
            /** @enum {string} */
            state: "reserved" | "lapsed" | "pending" | "ordered" | "unknown" | "confirmed" | "packed" | "shipped" | "delivered" | "failed" | "cancelled" | "in_review";
            supplier: string | null;
            supplier_reference: string | null;
            tracking: string | null;
        };
        GiveBenefit: {
            /**
             * @description Last day; null for good
             * @default null
             */
            until?: string | null;
        };
        GiveGoodwill: {
            amount: number;
            currency: string;
            /** @description Why, in words; it also stands among the notes on the member */
            note?: string;
            reason: string;
        };
        GiveLevel: {
            level: string;
            reason: string;
            set: string;
            /**
             * @description Last day; null for good
             * @default null
             */
            until?: string | null;
        };
        GoodwillAsked: {
            request: components["schemas"]["GoodwillRequest"];
        };
        GoodwillPreview: {
            /** @description What the caller may give by themselves; null for whoever has no limit */
            allowance: {
                left_today: number;
                per_act: number;
            } | null;
            /** @description Whether it would be given at once; else a second person would be asked */
            at_once: boolean;
            /** @description What the member could spend */
            available: {
                after: number;
                before: number;
            };
        };
        GoodwillRequest: {
            amount: number;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            /** @description What the member was given by hand in these days before it was asked, of this currency; and how often by the same person */
            before: {
                amount: number;
                by_same: number;
                days: number;
                times: number;
            };
            currency: string;
            decided_at: string | null;
            decided_by: string | null;
            decided_note: string | null;
            /** @description The decision that gave it */
            decision: string | null;
            id: string;
            member: string;
            /** @description Null where none is known, and for callers that see no people */
            member_name: string | null;
            /** @description Whether the caller asked it, and so cannot decide it */
            mine: boolean;
            /** @description Why, in the words of who asks */
            note: string | null;
            reason: string;
            /**
             * @description refused: by the engine, after it was approved
             * @enum {string}
             */
            state: "asked" | "approved" | "given" | "declined" | "refused";
        };
        HealthCheck: {
            figures: {
                /** @description Of points: which */
                currency: string | null;
                /** @description What exactly is counted, in words */
                definition: string;
                key: string;
                /** @description Path of the list of what it is made of */
                made_of: string;
                name: string;
                /** @description Of a share or an average: what is divided by what */
                parts: {
                    part: number;
                    whole: number;
                } | null;
                previous: number | null;
                /**
                 * @description Money in minor units, shares from 0 to 1
                 * @enum {string}
                 */
                unit: "count" | "money" | "share" | "points";
                /** @description Null where there is nothing to divide by */
                value: number | null;
            }[];
            frequency: {
                /** @description Days from an order to the member’s next, in the middle */
                days_between: number | null;
                more: number;
                /** @description Members who have never bought, as far as the program knows */
                never: number;
                /** @description Members with one order in this time */
                once: number;
            };
            from: string;
            joining: {
                after: number | null;
                /** @description What those spent before, each of them, in minor units; null where there are none */
                before: number | null;
                /** @constant */
                causal: false;
                /** @description Before joining, and after */
                days: number;
                /** @description Those of them of whom purchases of before are known */
                known: number;
                /** @description Who joined within two years, long enough ago to be seen for so long afterwards */
                members: number;
                /** @description What those spent afterwards of whom nothing of before is known */
                others_after: number | null;
            };
            members: number;
            money: {
                currency: string;
                decimals: number;
            };
            rewards: {
                /** @description By the prices agreed with suppliers, and what causes are given; null where none is known */
                cost: number | null;
                last_at: string | null;
                live: boolean;
                members: number;
                name: string;
                pieces: number;
                points: {
                    [key: string]: number;
                };
                reward: string;
                times: number;
            }[];
            sentences: {
                /** @enum {string} */
                about: "people" | "return" | "points" | "rewards" | "joining";
                /** @description false: a comparison that is no effect of the program */
                causal: false | null;
                text: string;
            }[];
            to: string;
            /** @description What points were spent on, less what came back */
            uses: {
                currency: string;
                kind: string;
                name: string;
                points: number;
                times: number;
            }[];
        };
        HeldBenefit: {
            benefit: string;
            kind: string;
            names: {
                [key: string]: string;
            };
            /** @description How often it may be used in the period; null for as often as wanted */
            of: number | null;
            resets_on: string | null;
            used: number;
        };
        HoldCheckout: {
            /** @default 900 */
            seconds?: number;
        };
        Identity: {
            app?: string;
            channel?: string;
            /** @enum {string} */
            kind: "phone" | "email" | "card" | "external" | "wechat_unionid" | "wechat_openid" | "tmall_ouid" | "douyin_openid" | "alipay_userid" | "device";
            value: string;
        };
        Import: {
            asked_by: string;
            /** @description What the last dry run found */
            checked: {
                bad: number;
                readable: number;
                reasons: {
                    [key: string]: number;
                };
                rows: number;
            } | null;
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed, and what to do */
            error: string | null;
            /** @description Null for imports by the command line */
            file: {
                bytes: number;
                columns: string[];
                delimiter: string;
                encoding: string;
                /** @enum {string} */
                format: "csv" | "jsonl" | "xlsx";
                name: string;
                sheet: string | null;
            } | null;
            finished_at: string | null;
            id: string;
            kind: string;
            /** @description Rows, lately or on average */
            per_second: number;
            /** @description Share that is done, from 0 to 1; null where it cannot be told */
            progress: number | null;
            /** @description Of the rows that are not taken, by code */
            reasons: {
                [key: string]: number;
            };
            rows: {
                /** @description Known from before */
                known: number;
                /** @description Not taken so far, and mended since */
                mended: number;
                read: number;
                /** @description Not taken so far */
                rejected: number;
                /** @description By this import, those that were mended included */
                taken: number;
            };
            started_at: string | null;
            /**
             * @description uploaded: waits for its mapping. staging: the lines of an order are put together. deciding: rows are taken
             * @enum {string}
             */
            state: "uploaded" | "waiting" | "checking" | "staging" | "deciding" | "done" | "failed" | "cancelled";
            /** @description What its last or present run does */
            task: ("check" | "import" | "retry_mended" | "retry_all") | null;
        };
        ImportCodes: {
            alert_below?: number;
            codes: {
                code: string;
                /** Format: date */
                expires_on?: string;
            }[];
        };
        ImportMapping: {
            /**
             * @description Field by column. Columns that are left out are not read
             * @default {}
             */
            columns: {
                [key: string]: string;
            };
            /** @description As it was recognised, if left out */
            delimiter?: string;
            /**
             * @description As it was recognised, if left out
             * @enum {string}
             */
            encoding?: "utf-8" | "gb18030" | "utf-16le";
            /** @description Orders: rows that are returns; their quantity may be negative */
            returns?: {
                column: string;
                starts_with: string;
            };
            /** @description Of a workbook; the first that can be seen, if left out */
            sheet?: string;
            /** @description For times without an offset; the program’s, if left out */
            time_zone?: string;
            /**
             * @description Fields that are the same for every row
             * @default {}
             */
            values: {
                [key: string]: string;
            };
        };
        ImportMappingInput: {
            /**
             * @description Field by column. Columns that are left out are not read
             * @default {}
             */
            columns?: {
                [key: string]: string;
            };
            /** @description As it was recognised, if left out */
            delimiter?: string;
            /**
             * @description As it was recognised, if left out
             * @enum {string}
             */
            encoding?: "utf-8" | "gb18030" | "utf-16le";
            /** @description Orders: rows that are returns; their quantity may be negative */
            returns?: {
                column: string;
                starts_with: string;
            };
            /** @description Of a workbook; the first that can be seen, if left out */
            sheet?: string;
            /** @description For times without an offset; the program’s, if left out */
            time_zone?: string;
            /**
             * @description Fields that are the same for every row
             * @default {}
             */
            values?: {
                [key: string]: string;
            };
        };
        ImportMappingShown: components["schemas"]["ImportMapping"];
        ImportPreview: {
            columns: string[];
            fields: {
                /** @description It must come from a column */
                column: boolean;
                /** @description It is the same for every row */
                constant: boolean;
                /** @description In the reader’s language */
                label: string;
                name: string;
                needed: boolean;
                /** @description Of the fields with the same word here, one is needed */
                one_of: string | null;
                /** @description What it may be, where that is known */
                values: string[] | null;
            }[];
            format: {
                delimiter: string;
                encoding: string;
                /** @enum {string} */
                format: "csv" | "jsonl" | "xlsx";
                sheet: string | null;
            };
            mapping: components["schemas"]["ImportMappingShown"];
            /** @description What keeps it from being started; empty where nothing does */
            reasons: {
                code: string;
                message: string;
            }[];
            rows: {
                cells: string[];
                fault: {
                    code: string;
                    message: string;
                } | null;
                line: number;
            }[];
            /** @description An import that took the same file before */
            same_as: string | null;
            /** @description Of a workbook: those that can be seen */
            sheets: string[];
        };
        ImportReject: {
            /** @description By column, as they stood or as they were mended; null where the row is too long to be mended */
            cells: {
                [key: string]: string;
            } | null;
            /** @description Of the file; of a workbook, the row of its sheet */
            line: number;
            mended: boolean;
            /** @description The reason in the reader’s language */
            message: string;
            /** @description The reference of its order: all of its lines are tried together */
            order: string | null;
            reason: string;
            /** @description How often it was tried again in vain */
            tries: number;
        };
        InvitedStaff: {
            /** Format: date-time */
            created_at: string;
            demo: boolean;
            email: string;
            /** Format: date-time */
            expires_at: string;
            has_password: boolean;
            id: string;
            language: ("en" | "zh") | null;
            /** @description Opens a page where they set a password, once. Shown now only */
            link: string;
            name: string;
            roles: {
                goodwill: {
                    [key: string]: {
                        per_act: number;
                        per_day: number;
                    };
                } | null;
                program: string | null;
                /** @enum {string} */
                role: "owner" | "manager" | "analyst" | "finance" | "agent" | "associate" | "partner" | "auditor";
                within: {
                    keys: string[];
                    /** @enum {string} */
                    kind: "organization" | "region" | "store";
                };
            }[];
            second_factor: boolean;
            /** @description When they last did anything here */
            seen_at: string | null;
            /** @enum {string} */
            state: "invited" | "active" | "suspended";
        };
        InviteStaff: {
            /** Format: email */
            email: string;
            /** @default null */
            language?: ("en" | "zh") | null;
            name: string;
            roles: components["schemas"]["StaffRole"][];
        };
        IssueCoupon: {
            coupon: string;
            /**
             * Format: date
             * @description First day on which they are gone, where that is earlier than the program says
             */
            expires_on?: string;
        };
        Jobs: {
            items: {
                /** @description Pause between runs; one that found something to do is followed by another at once */
                every_seconds: number;
                failures: number;
                /** @description How much the last run did */
                last_done: number | null;
                last_error: string | null;
                last_error_at: string | null;
                last_ms: number | null;
                last_run_at: string | null;
                /** @description When a run last found something to do */
                last_worked_at: string | null;
                name: string;
                next_run_at: string | null;
                /** @description How many run it */
                processes: number;
                running_since: string | null;
                /** @description Since its processes began */
                runs: number;
                /**
                 * @description failing: its last run failed, and the next may not. silent: nobody has said for a minute that they run it
                 * @enum {string}
                 */
                state: "running" | "waiting" | "failing" | "silent";
            }[];
            outbox: {
                /** @description How long the oldest announcement waits */
                lag_seconds: number;
                laid_aside: number;
                oldest_at: string | null;
                retrying: number;
                waiting: number;
            };
            queues: {
                failed: number;
                /** @enum {string} */
                name: "backtest" | "whatif" | "export" | "import";
                oldest_at: string | null;
                running: number;
                waiting: number;
            }[];
        };
        KeepReceipt: {
            /** @description Printed on it, in minor units */
            amount: number;
            /** Format: date-time */
            at: string;
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            channel?: string;
            lines: components["schemas"]["OrderLine"][];
            /** @description Printed on it; unique in the program, over all stores and partners */
            number: string;
            /** @description The partner whose sale it is, where it is one’s */
            partner?: string;
            payment?: string;
            store?: string;
        };
        KeptOrder: {
            /** @constant */
            kept: true;
            reference: string;
        };
        ListedOrder: {
            /** Format: date-time */
            at: string;
            channel: string;
            /** @description Null for a sale that is no member’s */
            id: string | null;
            member: string | null;
            reference: string;
            /** @description All of it came back */
            returned: boolean;
            /**
             * @description receipt: nobody has said whose; kept: of somebody who has not joined
             * @enum {string}
             */
            source: "member" | "receipt" | "kept";
            /** @description Without discounts of the program, what was paid in points, and what came back */
            spent: number;
            store: string;
            /** @description As it was rung up, in minor units */
            total: number;
        };
        ListedStore: {
            key: string;
            names: {
                [key: string]: string;
            };
            /** @default  */
            region: string;
            /** @default null */
            time_zone: string | null;
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
        MakeApiKey: {
            name: string;
            /** @enum {string} */
            role: "owner" | "service" | "store" | "partner";
            /** @description Fewer than the role has */
            scopes?: ("program:read" | "program:write" | "members:read" | "members:write" | "orders:write" | "balances:read" | "points:write" | "points:spend" | "decisions:read" | "master:write" | "coupons:codes" | "program:approve" | "imports:write" | "reports:read" | "studies:write" | "audit:read" | "people:reveal" | "goodwill:approve" | "staff:write" | "keys:write")[];
        };
        MakeExchange: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            /** @description What is taken instead */
            order: components["schemas"]["Order"];
            returned: components["schemas"]["ReturnedGoods"];
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
            /**
             * @description Of other currencies, beside it: captured and released together
             * @default []
             */
            more?: {
                amount: number;
                currency: string;
            }[];
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
            /** @description What they are called; null where it is not known, and for callers that see no people */
            name: string | null;
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
        Movement: {
            /** Format: date-time */
            at: string;
            currency: string;
            decision: string;
            member: string;
            /** @description Negative where the other way round: taken back, or given back */
            points: number;
            /** Format: date-time */
            recorded_at: string;
        };
        NearestReward: {
            currency: string;
            missing: number;
            reward: string;
        };
        NewApiKey: {
            /** Format: date-time */
            created_at: string;
            /** @description When it ended, or will after a rotation */
            ends_at: string | null;
            id: string;
            /** @description Shown now only */
            key: string;
            /** @description The client it is for; idempotency keys belong to the client and outlive a rotation */
            name: string;
            prefix: string;
            /** @enum {string} */
            role: "owner" | "service" | "store" | "partner";
            scopes: string[];
        };
        NewCouponBatch: {
            count: number;
            coupon: string;
            /**
             * Format: date
             * @description First day on which they are gone, where that is earlier than the program says
             */
            expires_on?: string;
        };
        NewPassword: {
            current?: string;
            password: string;
        };
        NewWebhook: {
            /** @default  */
            description?: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description The events it is told of; null for all, also those that come later
             * @default null
             */
            types?: ("member.enrolled" | "consent.recorded" | "points.earned" | "points.held_for_review" | "award.reviewed" | "points.redeemed" | "points.refunded" | "adjustment.voided" | "points.reversed" | "points.expired" | "points.extended" | "points.converted" | "hold.lapsed" | "reward.held" | "reward.redeemed" | "gift.sent" | "gift.received" | "earning.blocked" | "tier.changed" | "badge.earned" | "challenge.completed" | "benefit.used" | "benefit.restored" | "plan.started" | "plan.renewed" | "plan.cancelled" | "plan.ended" | "coupon.activated" | "coupon.used" | "coupon.returned" | "checkout.held" | "checkout.confirmed" | "checkout.voided" | "checkout.expired" | "checkout.partly_returned" | "checkout.returned" | "item.given" | "coupon.wanted" | "message.wanted" | "member.recognised" | "till.notice" | "webhook.wanted" | "budget.reached" | "stock.low" | "message.resend_wanted")[] | null;
            /** @description https, port 443 or 8443, a public address */
            url: string;
        };
        Note: {
            /** Format: date-time */
            at: string;
            /** @description Who wrote it */
            by: string;
            id: string;
            text: string;
        };
        Objective: {
            /** @description As it was in the 90 days before it began; null where there was nothing to measure */
            baseline: number | null;
            baseline_from: string | null;
            baseline_to: string | null;
            by: string;
            /** @description As it was in the last 90 days */
            current: number | null;
            /** @description Measured about once a day; null before the first time */
            measured_at: string | null;
            metric: string;
            names: {
                [key: string]: string;
            };
            population: string | null;
            reached: boolean | null;
            /** @description Path in the document, such as `campaigns.summer` */
            subject: string;
            /** @description Shares from 0 to 1; `orders`: a month and active member; `average_order`: minor units; `new_members`: how many in 90 days */
            target: number;
        };
        OpenHold: {
            amounts: {
                amount: number;
                currency: string;
            }[];
            /** Format: date-time */
            at: string;
            /** @description The basket that they are a part of */
            checkout: string | null;
            decision: string;
            /** Format: date-time */
            expires_at: string;
            fulfilment: string | null;
            id: string;
            /** @description The reward that they are to pay for */
            reward: string | null;
        };
        Order: {
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            channel?: string;
            /** @description Coupons presented: codes as they were typed or scanned, or ids */
            coupons?: string[];
            /** @description The lines carry full prices: discounts of the program are taken off */
            gross?: boolean;
            lines: components["schemas"]["OrderLine"][];
            /** @description Part of the total that was paid in points, which earns nothing */
            paid_with_points?: number;
            /** @description The partner whose sale it is, where it is one’s */
            partner?: string;
            payment?: string;
            /** @description Points of the program to pay with, spent at once */
            payments?: {
                currency: string;
                points: number;
            }[];
            /** @description The shop’s own number of the order; unique within the program */
            reference: string;
            store?: string;
        };
        OrderAnswer: {
            /** Format: date-time */
            at: string;
            channel: string;
            decision: string;
            /** @description The return for which it was taken in exchange */
            exchange?: string;
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
        Outstanding: {
            currency: string;
            /** @description Last day on which they can be used; null for ever */
            last_day: string | null;
            points: number;
            /** @description At the worth each had when it was issued, in minor units of money */
            worth: number;
        };
        Parked: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "return" | "event";
            /** @description Of a return; null for all of the order */
            lines: {
                amount?: number;
                quantity: number;
                sku: string;
            }[] | null;
            /** Format: date-time */
            parked_at: string;
            reference: string;
            /** @description Why it was refused when its order had come */
            refusal: string | null;
            settled_at: string | null;
            /** @enum {string} */
            state: "waiting" | "done" | "refused" | "lapsed";
            /** @description Of an event */
            type: string | null;
            /** Format: date-time */
            until: string;
        };
        ParkedAnswer: {
            /**
             * @description The order it names is not known yet; it is decided when that comes
             * @constant
             */
            parked: true;
            reference: string;
            /**
             * Format: date-time
             * @description What has waited so long is laid before a person
             */
            until: string;
        };
        PasswordLink: {
            /** Format: date-time */
            expires_at: string;
            /** @description Opens a page where they set a password, once. Shown now only */
            link: string;
        };
        Person: {
            last_order_at: string | null;
            member: components["schemas"]["Member"];
            /** @description In the time the list is about, else ever; without what came back wholly */
            orders: number;
            /** @description Minor units of money */
            spent: number;
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
        ProblemCode: "not_json" | "duplicate_key" | "too_deep" | "too_many_keys" | "forbidden_key" | "malformed_text" | "invalid_request" | "idempotency_key_missing" | "invalid_identity" | "invalid_cursor" | "invalid_program" | "unauthenticated" | "wrong_credentials" | "second_factor_needed" | "sign_in_refused" | "cross_site" | "program_header_missing" | "not_your_program" | "not_signed_in" | "not_your_store" | "store_missing" | "above_goodwill" | "own_membership" | "own_request" | "request_decided" | "staff_exist" | "program_exists" | "owners_only" | "email_taken" | "last_owner" | "own_role" | "second_factor_on" | "wrong_code" | "weak_password" | "link_used" | "forbidden" | "people_hidden" | "reason_missing" | "not_found" | "precondition_failed" | "precondition_missing" | "body_too_large" | "no_space" | "unsupported_media_type" | "idempotency_key_reused" | "reference_reused" | "identity_taken" | "identity_conflict" | "already_enrolled" | "no_membership" | "program_not_published" | "begins_before_last" | "another_key" | "approval_needed" | "studies_waiting" | "too_many_webhooks" | "nobody_listens" | "out_of_stock" | "stock_taken" | "cannot_cancel" | "nothing_to_settle" | "codes_shown" | "wrong_task_state" | "unsigned" | "invoice_known" | "coupon_not_free" | "batch_not_done" | "wrong_import_state" | "file_gone" | "file_unreadable" | "mapping_incomplete" | "not_mendable" | "export_gone" | "whole_program_only" | "unknown_coupon" | "coupon_is_shared" | "coupon_over" | "coupon_not_transferable" | "checkout_not_open" | "checkout_without_member" | "checkout_empty" | "no_receipt" | "receipt_claimed" | "receipt_too_old" | "segment_is_listed" | "segment_by_rule" | "already_reposted" | "repost_returned" | "repost_paid" | "sale_of_other" | "rate_limited" | "overloaded" | "internal" | "too_late" | "in_future" | "before_program" | "member_not_active" | "unknown_currency" | "unknown_event" | "unknown_level" | "not_spendable" | "not_sendable" | "outside_group" | "insufficient_points" | "no_sale" | "over_return" | "return_window_closed" | "receipt_needed" | "receipt_needed_after" | "receipt_needed_above" | "receipt_needed_again" | "unknown_hold" | "hold_closed" | "over_capture" | "hold_in_past" | "amount_overflow" | "out_of_season" | "below_minimum" | "not_in_steps" | "cap_reached" | "no_conversion" | "unknown_lot" | "nothing_to_review" | "unknown_benefit" | "benefit_not_held" | "benefit_not_used" | "quota_used" | "unknown_plan" | "no_plan" | "trial_used" | "nothing_to_refund" | "over_refund" | "several_currencies" | "unknown_reward" | "reward_closed" | "not_eligible" | "price_not_yours" | "reward_limit" | "hold_of_reward" | "no_adjustment" | "adjustment_voided" | "not_payable" | "paid_too_much" | "coupon_used" | "coupon_reserved" | "coupon_expired" | "coupon_not_yet" | "coupon_of_other" | "coupon_cancelled" | "coupon_not_active" | "checkout_closed" | "checkout_expired" | "basket_changed" | "no_coupon";
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
            badges: {
                [key: string]: {
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
            /** @default {} */
            benefits: {
                [key: string]: {
                    from?: string;
                    /**
                     * @default other
                     * @enum {string}
                     */
                    kind: "free_delivery" | "member_price" | "priority_service" | "early_access" | "longer_returns" | "lounge" | "birthday_gift" | "event_seat" | "partner_privilege" | "other";
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    objective?: {
                        by: string;
                        /** @enum {string} */
                        metric: "active_members" | "repeat_rate" | "orders" | "average_order" | "members_share_of_sales" | "new_members" | "redemption_rate";
                        /** @description Whom it is about, by `member`; everybody, if left out */
                        population?: string;
                        target: number;
                    };
                    /** @default [] */
                    plans: string[];
                    quota?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
                    /**
                     * @description Members with one of these tags have it
                     * @default []
                     */
                    tags: string[];
                    /**
                     * @description Levels that have it, by tier set
                     * @default {}
                     */
                    tiers: {
                        [key: string]: string[];
                    };
                    to?: string;
                    /**
                     * @description What one use costs, minor units of money
                     * @default 0
                     */
                    unit_cost: number;
                };
            };
            /**
             * @description Who is kept from earning
             * @default {}
             */
            blocks: {
                [key: string]: {
                    trigger: string;
                    /** @description A CEL expression */
                    when: string;
                };
            };
            /** @default {} */
            budgets: {
                [key: string]: {
                    /**
                     * @description Shares at which the program is told
                     * @default [
                     *       0.8
                     *     ]
                     */
                    alerts: number[];
                    amount: number;
                    /** @description For points: which */
                    currency?: string;
                    /** @description Text by language */
                    names?: {
                        [key: string]: string;
                    };
                    /**
                     * @default points
                     * @enum {string}
                     */
                    of: "points" | "money";
                };
            };
            /** @default {} */
            campaigns: {
                [key: string]: {
                    /** @default [] */
                    blackout: string[];
                    budget?: string;
                    /**
                     * @description By whose time its days and hours go: the program’s, or the member’s own
                     * @default program
                     * @enum {string}
                     */
                    clock: "program" | "member";
                    /** @description Share of members who do not get it, so that its effect can be told */
                    control?: number;
                    /** @description Fires only for orders to which this coupon is presented */
                    coupon?: string;
                    /** @default [] */
                    excludes: string[];
                    /** @description For what this campaign grants, instead of the rule of the currency */
                    expires?: {
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
                    from?: string;
                    funder?: string;
                    /** @default [] */
                    hours: {
                        /** @default 00:00 */
                        from: string;
                        /** @default 24:00 */
                        to: string;
                        weekdays?: number[];
                    }[];
                    /** @default [] */
                    limits: {
                        /**
                         * @default partial
                         * @enum {string}
                         */
                        at_cap: "partial" | "nothing";
                        /** @description A text that divides the limit: order.store, event.device ... */
                        by?: string;
                        /** @description For points: only those of this currency */
                        currency?: string;
                        max: number;
                        /**
                         * @default times
                         * @enum {string}
                         */
                        of: "times" | "points";
                        /**
                         * @default member
                         * @enum {string}
                         */
                        per: "member" | "all" | "order";
                        /** @default lifetime */
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    }[];
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    objective?: {
                        by: string;
                        /** @enum {string} */
                        metric: "active_members" | "repeat_rate" | "orders" | "average_order" | "members_share_of_sales" | "new_members" | "redemption_rate";
                        /** @description Whom it is about, by `member`; everybody, if left out */
                        population?: string;
                        target: number;
                    };
                    /** @default 0 */
                    priority: number;
                    /** @description A larger award waits until somebody lets it through */
                    review_above?: number;
                    rules: {
                        [key: string]: {
                            /** @default [] */
                            limits: {
                                /**
                                 * @default partial
                                 * @enum {string}
                                 */
                                at_cap: "partial" | "nothing";
                                /** @description A text that divides the limit: order.store, event.device ... */
                                by?: string;
                                /** @description For points: only those of this currency */
                                currency?: string;
                                max: number;
                                /**
                                 * @default times
                                 * @enum {string}
                                 */
                                of: "times" | "points";
                                /**
                                 * @default member
                                 * @enum {string}
                                 */
                                per: "member" | "all" | "order";
                                /** @default lifetime */
                                period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                                    days: number;
                                };
                            }[];
                            then: {
                                badge?: {
                                    badge: string;
                                };
                                challenge?: {
                                    /**
                                     * @description A CEL expression
                                     * @default 1
                                     */
                                    by: string;
                                    challenge: string;
                                };
                                content?: {
                                    /** @default [] */
                                    lock: string[];
                                    /** @default [] */
                                    unlock: string[];
                                };
                                coupon?: {
                                    coupon: string;
                                };
                                deduct?: {
                                    /** @description A CEL expression */
                                    amount: string;
                                    currency: string;
                                    /**
                                     * @default down
                                     * @enum {string}
                                     */
                                    rounding: "down" | "up" | "half_up" | "half_even";
                                };
                                discount?: {
                                    /** @description Minor units of money */
                                    amount?: number;
                                    most?: number;
                                    /**
                                     * @default order
                                     * @enum {string}
                                     */
                                    of: "order" | "lines" | "cheapest";
                                    percent?: number;
                                    /**
                                     * @default half_up
                                     * @enum {string}
                                     */
                                    rounding: "down" | "up" | "half_up" | "half_even";
                                    /** @description Which lines, as `line` */
                                    where?: string;
                                };
                                event?: {
                                    /** @default {} */
                                    attributes: {
                                        [key: string]: string;
                                    };
                                    type: string;
                                };
                                free_item?: {
                                    /** @default 1 */
                                    quantity: number;
                                    sku: string;
                                };
                                grant?: {
                                    /** @description A CEL expression */
                                    amount: string;
                                    /**
                                     * @description A bonus is not multiplied
                                     * @default false
                                     */
                                    bonus: boolean;
                                    currency: string;
                                    /**
                                     * @description The amount is worked out for each line, as `line`, and summed
                                     * @default false
                                     */
                                    each_line: boolean;
                                    /** @description Instead of the rule of the currency */
                                    expires?: {
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
                                    /** @description Each part of the amount earns at its own rate */
                                    rates?: {
                                        from: number;
                                        rate: number;
                                    }[];
                                    /**
                                     * @default down
                                     * @enum {string}
                                     */
                                    rounding: "down" | "up" | "half_up" | "half_even";
                                    /** @description The amount picks the highest step it reaches */
                                    steps?: {
                                        from: number;
                                        points: number;
                                    }[];
                                    /** @description With each_line: only lines for which this is true */
                                    where?: string;
                                };
                                message?: {
                                    template: string;
                                };
                                multiply?: {
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
                                notice?: {
                                    text: {
                                        [key: string]: string;
                                    };
                                };
                                recognise?: {
                                    /** @enum {string} */
                                    as: "thanks" | "greeting" | "surprise";
                                    text: {
                                        [key: string]: string;
                                    };
                                };
                                set?: {
                                    attribute: string;
                                    /** @description A CEL expression */
                                    value: string;
                                };
                                tag?: {
                                    /** @default [] */
                                    add: string[];
                                    /** @default [] */
                                    remove: string[];
                                };
                                tier?: {
                                    level: string;
                                    months?: number;
                                    set: string;
                                };
                                webhook?: {
                                    name: string;
                                };
                            }[];
                            /** @description Only for members of this variant of the campaign */
                            variant?: string;
                            /** @description A CEL expression */
                            when?: string;
                        };
                    };
                    /** @description The stacking group it belongs to */
                    stack?: string;
                    /**
                     * @default live
                     * @enum {string}
                     */
                    state: "draft" | "review" | "approved" | "live" | "paused" | "ended";
                    /** @description Last day, inclusive */
                    to?: string;
                    trigger: string | ({
                        /** @description `joined`, or a member attribute that is a date */
                        anniversary: string;
                        /** @default 0 */
                        lag_days: number;
                        /** @default 0 */
                        lead_days: number;
                    } | {
                        inactive_days: number;
                    });
                    /** @description Shares by variant; they sum to 1 */
                    variants?: {
                        [key: string]: number;
                    };
                    /** @description A CEL expression */
                    when?: string;
                };
            };
            /** @default {} */
            challenges: {
                [key: string]: {
                    goal: number;
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /**
                     * @description Begins anew when it is done
                     * @default false
                     */
                    repeat: boolean;
                };
            };
            /**
             * @description Named lists: line.sku in collections.gifts
             * @default {}
             */
            collections: {
                [key: string]: string[];
            };
            /**
             * @description What is counted of a member: member.counters.coffees
             * @default {}
             */
            counters: {
                [key: string]: {
                    /**
                     * @description A whole number; below zero counts as zero
                     * @default 1
                     */
                    amount: string;
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /**
                     * @description The period of which rules are told; tiers count in windows of their own
                     * @default lifetime
                     */
                    period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                        days: number;
                    };
                    /** @description `order`, an event of the program, or something that happens inside the product */
                    trigger: string;
                    /** @description A CEL expression */
                    when?: string;
                };
            };
            /** @default {} */
            coupons: {
                [key: string]: {
                    /**
                     * @description The member activates it; from then on it works by itself until it is used
                     * @default false
                     */
                    activate: boolean;
                    code?: string;
                    /**
                     * @description A code for each coupon, or one that everybody types in
                     * @default unique
                     * @enum {string}
                     */
                    codes: "unique" | "shared";
                    /** @description What one costs the program, in minor units of money */
                    cost?: number;
                    from?: string;
                    /**
                     * @description How it is shown
                     * @default discount
                     * @enum {string}
                     */
                    kind: "discount" | "multiplier" | "free_item" | "free_delivery" | "gift" | "exchange";
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /**
                     * @description Only the member it belongs to may use it
                     * @default false
                     */
                    personal: boolean;
                    prefix?: string;
                    texts?: {
                        [key: string]: string;
                    };
                    /** @description Last day, inclusive */
                    to?: string;
                    /** @default false */
                    transferable: boolean;
                    /** @description Days after it was issued */
                    valid_days?: number;
                };
            };
            currencies: {
                [key: string]: {
                    /** @description The season in which it is earned */
                    collect?: {
                        from: string;
                        /** @description Last day, inclusive; before `from`, it is next year’s */
                        to: string;
                    };
                    /** @default [] */
                    converts: {
                        from?: string;
                        get: number;
                        give: number;
                        to: string;
                    }[];
                    /** @default 0 */
                    decimals: number;
                    earn_cap?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
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
                    /**
                     * @description By tier set and level, instead of `expiry`
                     * @default {}
                     */
                    expiry_by_tier: {
                        [key: string]: {
                            [key: string]: {
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
                        };
                    };
                    /**
                     * @description Acknowledges what a customer has been worth: only returns take from it
                     * @default false
                     */
                    lifetime: boolean;
                    /** @default 1 */
                    min_redeem: number;
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /** @description Baskets may be paid with it */
                    pay?: {
                        /** @description Minor units of money that so many points pay for */
                        amount: number;
                        /**
                         * @description The most of a basket that may be paid with it
                         * @default 1
                         */
                        most_share: number;
                        points: number;
                        /**
                         * @description Of several currencies, the higher is taken first
                         * @default 0
                         */
                        priority: number;
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
                        date: string;
                        /** @constant */
                        policy: "date";
                    } | {
                        /**
                         * @description Days after it
                         * @default 0
                         */
                        days: number;
                        /** @description An event that names the order, such as shipped */
                        event: string;
                        /** @constant */
                        policy: "event";
                    } | {
                        /** @constant */
                        policy: "return_window";
                    };
                    /** @default 1 */
                    redeem_step: number;
                    send_cap?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
                    /** @description A member attribute: it is sent only among members who have the same there, such as a family */
                    send_within?: string;
                    /** @default false */
                    sendable: boolean;
                    /** @description The season in which it is spent */
                    spend?: {
                        from: string;
                        /** @description Last day, inclusive; before `from`, it is next year’s */
                        to: string;
                    };
                    spend_cap?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
                    /** @default true */
                    spendable: boolean;
                    /** @description What a single one is called, where that is another word than `units` */
                    unit?: {
                        [key: string]: string;
                    };
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
            /** @default {} */
            plans: {
                [key: string]: {
                    months: number;
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    objective?: {
                        by: string;
                        /** @enum {string} */
                        metric: "active_members" | "repeat_rate" | "orders" | "average_order" | "members_share_of_sales" | "new_members" | "redemption_rate";
                        /** @description Whom it is about, by `member`; everybody, if left out */
                        population?: string;
                        target: number;
                    };
                    /**
                     * @default until_end
                     * @enum {string}
                     */
                    on_cancel: "until_end" | "at_once";
                    price: number;
                    /** @default 0 */
                    trial_days: number;
                };
            };
            /**
             * @description What points can be redeemed for
             * @default {}
             */
            rewards: {
                [key: string]: {
                    /**
                     * @description How long a member may take it back, as long as it was not confirmed
                     * @default 0
                     */
                    cancel_hours: number;
                    category?: string;
                    cause?: {
                        /** @description What the program gives, minor units of money */
                        amount: number;
                        key: string;
                        /** @description Text by language */
                        names: {
                            [key: string]: string;
                        };
                    };
                    conversion?: {
                        amount: number;
                        program: string;
                    };
                    coupon?: string;
                    credit?: {
                        amount: number;
                        currency: string;
                    };
                    from?: string;
                    /**
                     * @description How long its points are held while the supplier makes up its mind
                     * @default 72
                     */
                    hold_hours: number;
                    /** @default [] */
                    images: string[];
                    /** @enum {string} */
                    kind: "credit" | "coupon" | "code" | "generated" | "digital" | "physical" | "experience" | "tier" | "donation" | "conversion";
                    /** @default [] */
                    limits: {
                        max: number;
                        /**
                         * @default member
                         * @enum {string}
                         */
                        per: "member" | "all";
                        /** @default lifetime */
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    }[];
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                    /** @description Of a code: the pool that codes are taken from */
                    pool?: string;
                    /** @description Any one of them; the first that a member may choose and can pay is taken, if none is named */
                    prices: {
                        /**
                         * @description To be paid beside it, in minor units; the shop collects it
                         * @default 0
                         */
                        money: number;
                        /** @description How much of each currency */
                        points: {
                            [key: string]: number;
                        };
                        /**
                         * @description Levels that may choose it, by tier set; all, if left out
                         * @default {}
                         */
                        tiers: {
                            [key: string]: string[];
                        };
                    }[];
                    /** @description What the supplier calls it; the key, if left out */
                    sku?: string;
                    /**
                     * @default live
                     * @enum {string}
                     */
                    state: "live" | "paused" | "ended";
                    /**
                     * @description Counted: there is as much as was put into stock; experiences count the seats of each slot
                     * @default unlimited
                     * @enum {string}
                     */
                    stock: "unlimited" | "counted";
                    /** @description Who delivers it; `warehouse` is the house’s own */
                    supplier?: string;
                    texts?: {
                        [key: string]: string;
                    };
                    tier?: {
                        level: string;
                        months?: number;
                        set: string;
                    };
                    /** @description Last day */
                    to?: string;
                    /** @description Who may have it, by `member` */
                    when?: string;
                };
            };
            /**
             * @description Segments of members that rules ask for: member.segments.regulars. Who is in them is kept beside the document
             * @default {}
             */
            segments: {
                [key: string]: {
                    /** @description Text by language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
            settings: {
                /** @description Budgets above this, in minor units of money, take a second person to publish */
                approval_above?: number;
                /**
                 * @default owe
                 * @enum {string}
                 */
                debt: "owe" | "write_off" | "refuse";
                /** @description Share of members for whom no campaign fires, so that the program’s effect can be told */
                hold_out?: number;
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
                /** @description The member attribute that holds an IANA time zone, for campaigns by the member’s clock */
                member_time_zone?: string;
                money: {
                    currency: string;
                    decimals: number;
                };
                /**
                 * @description How long a return or an event waits for the order it names
                 * @default 7
                 */
                park_days: number;
                /**
                 * @description How old a receipt may be when a member claims it
                 * @default 30
                 */
                receipt_claim_days: number;
                /**
                 * @description How long points that come back after their end can still be used; 0: they are gone
                 * @default 0
                 */
                refund_grace_days: number;
                /** @default 30 */
                return_window_days: number;
                /** @description What may come back without naming its order; if left out, whatever matches a sale in the return window */
                returns_without_receipt?: {
                    /** @default true */
                    allowed: boolean;
                    /**
                     * @description Which sale they are taken from: the member’s last, the first, or where a piece cost the least
                     * @default newest
                     * @enum {string}
                     */
                    match: "newest" | "oldest" | "cheapest";
                    /** @description The most that the goods of one return may have cost, minor units of money */
                    max_amount?: number;
                    /** @description What the goods of a member may have cost together, minor units of money */
                    max_money?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
                    /** @description How often a member may */
                    max_times?: {
                        max: number;
                        period: ("day" | "week" | "month" | "quarter" | "year" | "lifetime") | {
                            days: number;
                        };
                    };
                    /** @description Days after the sale; those of `return_window_days`, if left out */
                    within_days?: number;
                };
                /** @description IANA time zone; days of this program begin by it */
                time_zone: string;
                /**
                 * @default keep
                 * @enum {string}
                 */
                unknown_identity: "enrol" | "keep" | "refuse";
            };
            /** @default {} */
            stacking: {
                [key: string]: {
                    /** @enum {string} */
                    mode: "stackable" | "first" | "best" | "lowest_cost";
                };
            };
            /**
             * @description Values by key: lookup(tables.points, line.sku, 0)
             * @default {}
             */
            tables: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @default {} */
            tiers: {
                [key: string]: {
                    /**
                     * @default one_step
                     * @enum {string}
                     */
                    downgrade: "one_step" | "to_earned" | "never";
                    /**
                     * @description How long a level that was not kept stands after its end
                     * @default 0
                     */
                    grace_days: number;
                    levels: {
                        /**
                         * @description Given by hand only
                         * @default false
                         */
                        invitation: boolean;
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
                    } | {
                        /** @description How often this event happened */
                        events: string;
                    } | {
                        /** @description What a counter of the program counts */
                        counter: string;
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
                    /**
                     * @default at_once
                     * @enum {string}
                     */
                    upgrade: "at_once" | "period_end";
                    window: {
                        /** @constant */
                        period: "lifetime";
                    } | {
                        /** @constant */
                        period: "calendar_year";
                    } | {
                        /** @constant */
                        period: "membership_year";
                    } | {
                        months: number;
                        /** @constant */
                        period: "rolling";
                    };
                };
            };
        };
        ProgramNames: {
            coupons: {
                [key: string]: {
                    /** @description By language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
            currencies: {
                [key: string]: {
                    decimals: number;
                    /** @description By language */
                    names: {
                        [key: string]: string;
                    };
                    spendable: boolean;
                    unit: {
                        [key: string]: string;
                    } | null;
                    units: {
                        [key: string]: string;
                    } | null;
                };
            };
            rewards: {
                [key: string]: {
                    /** @description By language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
            tiers: {
                [key: string]: {
                    levels: {
                        key: string;
                        /** @description By language */
                        names: {
                            [key: string]: string;
                        };
                    }[];
                    /** @description By language */
                    names: {
                        [key: string]: string;
                    };
                };
            };
        };
        Pulse: {
            compared: {
                from: string;
                to: string;
            } | null;
            /** @description When the last of what is counted was decided */
            counted_to: string | null;
            figures: components["schemas"]["Figure"][];
            from: string;
            /** @description Who had joined by the last day */
            members: number;
            money: {
                currency: string;
                decimals: number;
            };
            /** @description Members by level, as they are now */
            tiers: {
                levels: {
                    level: string;
                    made_of: string;
                    members: number;
                    name: string;
                }[];
                name: string;
                set: string;
            }[];
            time_zone: string;
            to: string;
            /** @description Whether that is all there is; else it is being counted */
            up_to_date: boolean;
        };
        PutSegment: {
            /** @default false */
            archived?: boolean;
            /**
             * @default hand
             * @enum {string}
             */
            every?: "hand" | "hour" | "day" | "week";
            names: {
                [key: string]: string;
            };
            /**
             * @description Null for members who are listed
             * @default null
             */
            rule?: string | null;
        };
        PutSupplier: {
            config: {
                answer: {
                    /** @description A code for the member */
                    code?: string;
                    /** @description Its reason */
                    note?: string;
                    /** @description Where in the JSON it stands: data.order.state */
                    reference?: string;
                    /** @description Where in the JSON it stands: data.order.state */
                    status: string;
                    /** @description What its words mean */
                    statuses: {
                        [key: string]: "accepted" | "confirmed" | "packed" | "shipped" | "delivered" | "failed";
                    };
                    /** @description Where in the JSON it stands: data.order.state */
                    tracking?: string;
                };
                /** @description Asks what became of an order, by our reference */
                ask?: {
                    /**
                     * @description JSON in which {{reference}}, {{sku}}, {{quantity}}, {{slot}}, {{address.city}} ... stand for the order’s
                     * @default {}
                     */
                    body?: {
                        [key: string]: unknown;
                    };
                    /**
                     * @description {{secret.NAME}} stands for what `secrets` has under the name
                     * @default {}
                     */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description https; {{reference}} and {{sku}} may stand in its path and query */
                    url: string;
                };
                /** @description How its callbacks are read; like its answers, if left out */
                callback?: {
                    /** @description A code for the member */
                    code?: string;
                    /** @description Its reason */
                    note?: string;
                    /** @description Where in the JSON it stands: data.order.state */
                    our_reference: string;
                    /** @description Where in the JSON it stands: data.order.state */
                    reference?: string;
                    /** @description Where in the JSON it stands: data.order.state */
                    status: string;
                    /** @description What its words mean */
                    statuses: {
                        [key: string]: "accepted" | "confirmed" | "packed" | "shipped" | "delivered" | "failed";
                    };
                    /** @description Where in the JSON it stands: data.order.state */
                    tracking?: string;
                };
                cancel?: {
                    /**
                     * @description JSON in which {{reference}}, {{sku}}, {{quantity}}, {{slot}}, {{address.city}} ... stand for the order’s
                     * @default {}
                     */
                    body?: {
                        [key: string]: unknown;
                    };
                    /**
                     * @description {{secret.NAME}} stands for what `secrets` has under the name
                     * @default {}
                     */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description https; {{reference}} and {{sku}} may stand in its path and query */
                    url: string;
                };
                place: {
                    /**
                     * @description JSON in which {{reference}}, {{sku}}, {{quantity}}, {{slot}}, {{address.city}} ... stand for the order’s
                     * @default {}
                     */
                    body?: {
                        [key: string]: unknown;
                    };
                    /**
                     * @description {{secret.NAME}} stands for what `secrets` has under the name
                     * @default {}
                     */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description https; {{reference}} and {{sku}} may stand in its path and query */
                    url: string;
                };
                /** @default 10 */
                timeout_seconds?: number;
            };
            /** @default true */
            enabled?: boolean;
            /** @constant */
            kind: "http";
            /** @description Kept encrypted and shown to nobody; those of before, if left out */
            secrets?: {
                [key: string]: string;
            };
        } | {
            /** @default true */
            enabled?: boolean;
            /** @constant */
            kind: "warehouse";
        };
        Quote: {
            answer: {
                /** Format: date-time */
                at: string;
                balances: {
                    [key: string]: {
                        available: number;
                        debt?: number;
                        held?: number;
                        pending?: number;
                    };
                };
                /** @description What became of coupons */
                coupons?: {
                    coupon: string;
                    id: string;
                    to: string;
                }[];
                effects: {
                    campaign: string;
                    currency: string;
                    /** @description What kept it from being granted whole */
                    cut?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                    /** @description Where the campaign says otherwise than the currency */
                    expires_on?: string | null;
                    funder?: string;
                    granted: number;
                    index: number;
                    /** @description What it does, where it is not points given */
                    kind?: string;
                    /** @description Its parts by line of the order */
                    lines?: number[];
                    /**
                     * @description It waits for a person
                     * @constant
                     */
                    review?: true;
                    rule: string;
                    /** @description What set it off, where that was not the command itself */
                    trigger?: string;
                    wanted: number;
                }[];
                hold?: string;
                kind: string;
                member: string;
                /** @description Points that paid for a part of the order, and the money they were worth */
                paid?: {
                    amount: number;
                    currency: string;
                    points: number;
                }[];
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
            /** @description What comes back in points and discounts, as a share of what is paid: 0.01 is 1 % */
            return_rate: number;
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
        Reconciliation: {
            differences: {
                /** @enum {string} */
                code: "not_ordered" | "not_promised" | "not_invoiced" | "other_month" | "price_differs" | "no_price";
                expected: number | null;
                fulfilment: string;
                invoiced: number | null;
                invoices: string[];
                reward: string | null;
            }[];
            expected_amount: number;
            invoiced: number;
            invoiced_amount: number;
            ordered: number;
            promised: number;
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
        RecoveryCodes: {
            /** @description Each stands in for the second factor once. Shown now only */
            recovery_codes: string[];
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
        RedeemReward: {
            address?: components["schemas"]["Address"];
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            /** @description Which of its prices; the first that the member may choose and can pay, if left out */
            price?: number;
            /** @default 1 */
            quantity?: number;
            /** @default  */
            slot?: string;
        };
        Refund: {
            /** @description All that has not come back yet, if left out */
            amount?: number;
            /** @description Which, where several were spent */
            currency?: string;
            reason: string;
        };
        RenewRecoveryCodes: {
            code: string;
        };
        Replay: {
            /** @description One delivery; without it, those of a time */
            delivery?: string;
            /** Format: date-time */
            from?: string;
            /**
             * @description Of a time: which of them
             * @default [
             *       "dead"
             *     ]
             */
            states?: ("delivered" | "dead")[];
            /** Format: date-time */
            to?: string;
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
            /** @description What it is about, such as the order that was shipped; it says whose event it is */
            order?: {
                id: string;
            } | {
                reference: string;
            };
            type: string;
        };
        RepostedOrder: {
            /** @description What the right member got; `order` is its id from now on */
            placed: components["schemas"]["DecisionAnswer"];
            /** @description What came back from the member who had it by mistake */
            returned: components["schemas"]["DecisionAnswer"];
        };
        RepostOrder: {
            /** @description Whose the sale is */
            member: string;
        };
        Resend: {
            /** @description One of the member’s */
            coupon: string;
        } | {
            /** @description Of the member’s */
            fulfilment: string;
        } | {
            /** @description One of the member’s */
            decision: string;
        };
        ResendWanted: {
            /** @description The event that endpoints are told */
            event: string;
        };
        ResolveFulfilment: {
            reason: string;
            /** @enum {string} */
            verdict: "capture" | "release";
        };
        RestoreBenefit: {
            /** Format: date */
            used_on?: string;
        };
        ReturnAnswer: {
            /** Format: date-time */
            at: string;
            balances: {
                [key: string]: {
                    available: number;
                    debt?: number;
                    held?: number;
                    pending?: number;
                };
            };
            bill: components["schemas"]["ReturnBill"];
            /** @description What became of coupons */
            coupons?: {
                coupon: string;
                id: string;
                to: string;
            }[];
            /** @description Id of the decision; ask /v1/decisions/{id} why */
            decision: string;
            effects: {
                campaign: string;
                currency: string;
                /** @description What kept it from being granted whole */
                cut?: string;
                data?: {
                    [key: string]: unknown;
                };
                /** @description Where the campaign says otherwise than the currency */
                expires_on?: string | null;
                funder?: string;
                granted: number;
                index: number;
                /** @description What it does, where it is not points given */
                kind?: string;
                /** @description Its parts by line of the order */
                lines?: number[];
                /**
                 * @description It waits for a person
                 * @constant
                 */
                review?: true;
                rule: string;
                /** @description What set it off, where that was not the command itself */
                trigger?: string;
                wanted: number;
            }[];
            hold?: string;
            kind: string;
            member: string;
            order?: string;
            /** @description Points that paid for a part of the order, and the money they were worth */
            paid?: {
                amount: number;
                currency: string;
                points: number;
            }[];
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
        ReturnBill: {
            /** @description By how much less campaigns take off what is left of the sale */
            discount: number;
            lines: {
                amount: number;
                order: string;
                quantity: number;
                sku: string;
            }[];
            /** @description What was paid for them in points, which go home */
            paid_in_points: number;
            /** @description Points that come home, and the money they were worth */
            points: {
                amount: number;
                currency: string;
                points: number;
            }[];
            /** @description Points that they had earned, by currency */
            takes_back: {
                [key: string]: number;
            };
            /** @description What is left to be paid back in money */
            to_pay_back: number;
            /** @description What they had cost, minor units of money */
            total: number;
        };
        /** @description As in a return */
        ReturnedGoods: {
            /** @description Or the checkout that was paid */
            checkout?: string;
            /** @description What came back; everything, if left out */
            lines?: components["schemas"]["ReturnLine"][];
            /** @description The sale. Without it the lines are matched to the member’s latest sales of the same sku and price */
            order?: {
                id: string;
            } | {
                reference: string;
            };
        };
        ReturnLine: {
            /** @description Of the returned quantity; without a receipt it tells sales of other prices apart */
            amount?: number;
            quantity: number;
            sku: string;
        };
        ReturnQuote: {
            answer?: {
                /** Format: date-time */
                at: string;
                balances: {
                    [key: string]: {
                        available: number;
                        debt?: number;
                        held?: number;
                        pending?: number;
                    };
                };
                /** @description What became of coupons */
                coupons?: {
                    coupon: string;
                    id: string;
                    to: string;
                }[];
                effects: {
                    campaign: string;
                    currency: string;
                    /** @description What kept it from being granted whole */
                    cut?: string;
                    data?: {
                        [key: string]: unknown;
                    };
                    /** @description Where the campaign says otherwise than the currency */
                    expires_on?: string | null;
                    funder?: string;
                    granted: number;
                    index: number;
                    /** @description What it does, where it is not points given */
                    kind?: string;
                    /** @description Its parts by line of the order */
                    lines?: number[];
                    /**
                     * @description It waits for a person
                     * @constant
                     */
                    review?: true;
                    rule: string;
                    /** @description What set it off, where that was not the command itself */
                    trigger?: string;
                    wanted: number;
                }[];
                hold?: string;
                kind: string;
                member: string;
                order?: string;
                /** @description Points that paid for a part of the order, and the money they were worth */
                paid?: {
                    amount: number;
                    currency: string;
                    points: number;
                }[];
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
            bill?: components["schemas"]["ReturnBill"];
            /**
             * @description Nothing is written: a return is decided when it is made
             * @constant
             */
            promised: false;
            /** @description Why it would be refused */
            refusal?: {
                code: string;
                facts: {
                    [key: string]: unknown;
                };
                message: string;
            };
        };
        Reveal: {
            /** @description Why; it is recorded with who asked */
            reason: string;
        };
        RevealedPerson: {
            identities: {
                app: string;
                channel: string;
                kind: string;
                value: string;
                verified: boolean;
            }[];
            personal: {
                [key: string]: string;
            };
        };
        Review: {
            decision: string;
            reason: string;
            /** @enum {string} */
            verdict: "release" | "void";
        };
        Rfm: {
            buyers: number;
            cells: {
                frequency: number;
                /** @description Path of the list of its people; null where there is none */
                made_of: string | null;
                members: number;
                /** @description Mean score of money */
                money: number;
                orders: number;
                recency: number;
                /** @description The rule by which it can be saved as a segment */
                rule: string;
                /** @description Of all members */
                share_of_members: number;
                /** @description Of what all members paid in that time */
                share_of_sales: number;
                /** @description Minor units of money */
                spent: number;
            }[];
            from: string;
            members: number;
            money: {
                currency: string;
                decimals: number;
            };
            months: number;
            scales: {
                /** @description Orders */
                frequency: {
                    from: number;
                    score: number;
                    to: number | null;
                }[];
                /** @description What was spent, in minor units */
                money: {
                    from: number;
                    /** @description Path of the list of its people; null where there is none */
                    made_of: string | null;
                    members: number;
                    orders: number;
                    /** @description The rule by which it can be saved as a segment */
                    rule: string;
                    score: number;
                    /** @description Of all members */
                    share_of_members: number;
                    /** @description Of what all members paid in that time */
                    share_of_sales: number;
                    /** @description Minor units of money */
                    spent: number;
                    to: number | null;
                }[];
                /** @description Days since the last order; the fewest have the highest score */
                recency: {
                    from: number;
                    score: number;
                    to: number | null;
                }[];
            };
            spent: number;
            to: string;
        };
        RotateApiKey: {
            /** @default 24 */
            keep_hours?: number;
        };
        Search: {
            /** @default 20 */
            limit?: number;
            /** @description A name or its beginning, a phone or card number or its last four signs, an e-mail address, an order’s number, an id */
            query: string;
        };
        SearchAnswer: {
            items: components["schemas"]["FoundPerson"][];
            /** @description There are others: ask more precisely */
            more: boolean;
        };
        SecondFactor: {
            secret: string;
            uri: string;
        };
        Segment: {
            archived: boolean;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            /** @description Why the last refresh failed; the snapshot before it goes on holding */
            error: string | null;
            /**
             * @description How often the rule is asked of everybody; hand: when somebody wants it
             * @enum {string}
             */
            every: "hand" | "hour" | "day" | "week";
            key: string;
            /** @enum {string} */
            kind: "rule" | "list";
            looked_at: string | null;
            names: {
                [key: string]: string;
            };
            refreshing: boolean;
            rule: string | null;
            /** @description Of what all members paid in the last twelve months; as it was when the rule was last asked */
            share_of_sales: number | null;
            /** @description The one in force; null before the first */
            snapshot: components["schemas"]["SegmentSnapshot"] | null;
            /** @description Campaigns in force that ask for it */
            used_by: string[];
        };
        SegmentList: {
            /** @description With a heading `member`, or a kind of identity such as `phone` */
            csv?: string;
            identities?: components["schemas"]["Identity"][];
            members?: string[];
            /**
             * @default replace
             * @enum {string}
             */
            mode?: "replace" | "add" | "remove";
        };
        SegmentSnapshot: {
            /** @description Since the one before */
            entered: number;
            gone: number;
            /** @description The same members are the same hash; decisions keep it */
            hash: string;
            number: number;
            rule: string | null;
            size: number;
            taken_by: string;
            /**
             * Format: date-time
             * @description What happens from then on is decided by it
             */
            valid_from: string;
        };
        SendGift: {
            amount: number;
            currency: string;
            from: string;
            to: string;
        };
        Session: {
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** @description What is not named may not be given */
            limits: {
                /** @description In this program; null for whoever may give any amount */
                goodwill: {
                    [key: string]: {
                        per_act: number;
                        per_day: number;
                    };
                } | null;
            };
            /** @description Of the whole organization: may begin programs */
            owner: boolean;
            /** @description The one that this request named, else the first */
            program: string | null;
            programs: {
                demo: boolean;
                key: string;
                languages: string[];
                money: {
                    currency: string;
                    decimals: number;
                } | null;
                /** @description By language */
                name: {
                    [key: string]: string;
                };
                published: boolean;
                /** @enum {string} */
                role: "owner" | "manager" | "analyst" | "finance" | "agent" | "associate" | "partner" | "auditor";
                scopes: string[];
                time_zone: string;
                within: {
                    keys: string[];
                    /** @enum {string} */
                    kind: "organization" | "region" | "store";
                    stores: string[] | null;
                };
            }[];
            staff: {
                email: string;
                has_password: boolean;
                id: string;
                language: ("en" | "zh") | null;
                name: string;
                recovery_codes_left: number;
                second_factor: boolean;
            };
        };
        SessionItem: {
            /** @description The network, roughly */
            address: string;
            browser: string;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** @description How they proved who they are */
            means: string;
            /** Format: date-time */
            seen_at: string;
            staff: string;
        };
        /** @description `token` is what stands behind # in the link */
        SetPassword: {
            code?: string;
            password: string;
            token: string;
        };
        SetStock: {
            /**
             * @description Tells `stock.low` when less is left
             * @default 0
             */
            alert_below?: number;
            /**
             * @description Of an experience: which time or place
             * @default
             */
            slot?: string;
            total: number;
        };
        SettledCheckout: {
            bill: components["schemas"]["Bill"];
            checkout: string;
            decision: components["schemas"]["DecisionAnswer"];
            /** Format: date-time */
            expires_at?: string;
        };
        /** @description `code` is one of the second factor, or a recovery code */
        SignIn: {
            code?: string;
            /** Format: email */
            email: string;
            password: string;
        };
        SignInWays: {
            demo_logins?: {
                email: string;
                password: string;
                /** @enum {string} */
                role: "owner" | "manager" | "analyst" | "finance" | "agent" | "associate" | "partner" | "auditor";
            }[];
            /** @description Nobody can sign in yet: the first owner is made with the code on the terminal */
            first_run: boolean;
            oidc: {
                key: string;
                name: string;
            }[];
            /** @constant */
            password: true;
        };
        Staff: {
            /** Format: date-time */
            created_at: string;
            demo: boolean;
            email: string;
            has_password: boolean;
            id: string;
            language: ("en" | "zh") | null;
            name: string;
            roles: {
                goodwill: {
                    [key: string]: {
                        per_act: number;
                        per_day: number;
                    };
                } | null;
                program: string | null;
                /** @enum {string} */
                role: "owner" | "manager" | "analyst" | "finance" | "agent" | "associate" | "partner" | "auditor";
                within: {
                    keys: string[];
                    /** @enum {string} */
                    kind: "organization" | "region" | "store";
                };
            }[];
            second_factor: boolean;
            /** @description When they last did anything here */
            seen_at: string | null;
            /** @enum {string} */
            state: "invited" | "active" | "suspended";
        };
        StaffAct: {
            after: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            at: string;
            /** @description What was changed, by its path, as it was; personal fields masked */
            before: {
                [key: string]: unknown;
            } | null;
            id: number;
            kind: string;
            reason: string | null;
            request: string;
            role: string | null;
            route: string | null;
            staff: {
                id: string;
                name: string;
            } | null;
            status: number | null;
            /** @description Ids and keys it was about */
            targets: string[];
        };
        StaffRole: {
            /**
             * @description Points that an agent may give by hand, by currency; what is not named they may not
             * @default null
             */
            goodwill?: {
                [key: string]: {
                    per_act: number;
                    per_day: number;
                };
            } | null;
            /** @description Key of a program; null for all of the organization */
            program: string | null;
            /** @enum {string} */
            role: "owner" | "manager" | "analyst" | "finance" | "agent" | "associate" | "partner" | "auditor";
            /**
             * @default {
             *       "kind": "organization",
             *       "keys": []
             *     }
             */
            within?: components["schemas"]["Within"];
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
        Stock: {
            alert_below: number;
            reward: string;
            slot: string;
            taken: number;
            total: number;
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
        Supplier: {
            /** @description Where it reports, signed */
            callback_path: string;
            /** @description Shown when it is first made, and never again */
            callback_secret?: string;
            config: {
                [key: string]: unknown;
            };
            enabled: boolean;
            id: string;
            key: string;
            /** @enum {string} */
            kind: "http" | "warehouse";
            /** @description The names of its secrets */
            secrets: string[];
        };
        SupplierInvoice: {
            /** @description The supplier’s number of it */
            invoice: string;
            lines: {
                amount: number;
                reference: string;
            }[];
            month: string;
        };
        TierProjection: {
            cause: string;
            /** @description The metric in the window as it stands today */
            counted: number;
            keep: {
                by: string;
                missing: number;
            } | null;
            level: string;
            next: {
                by: string | null;
                level: string;
                missing: number;
            } | null;
            /** @description What happens if nothing more happens */
            otherwise: {
                level: string;
                on: string;
            } | null;
            set: string;
            since: string;
            until: string | null;
        };
        TimelineItem: {
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description Who did it: an API client or a member of staff; null for the member and for time */
            by: string | null;
            /** @description What it did to the member’s accounts */
            changes: {
                account: string;
                amount: number;
                currency: string;
            }[];
            channel: string | null;
            /** @description Ask /v1/decisions/{id} why */
            decision: string | null;
            /** @description Of the decision, fulfilment, coupon or note */
            id: string;
            /** @enum {string} */
            kind: "order" | "return" | "points" | "reward" | "coupon" | "tier" | "benefit" | "checkout" | "event" | "time" | "consent" | "membership" | "note";
            /** @description The total of an order, in minor units */
            money: number | null;
            order: string | null;
            /**
             * Format: date-time
             * @description When it was heard of
             */
            recorded_at: string;
            refused: boolean;
            store: string | null;
            /** @description In words, in the language asked for; of decisions, as they can be read to the member */
            text: string;
            /** @description The command, or what has become of the fulfilment or coupon */
            what: string;
        };
        TransferCoupon: {
            /** @description The member who gets it */
            to: string;
        };
        UseBenefit: {
            /**
             * Format: date-time
             * @description When it happened; now, if left out
             */
            at?: string;
            /** @description The sale it came with: when that comes back whole, so does the use */
            order?: {
                id: string;
            } | {
                reference: string;
            };
        };
        ValueBands: {
            bands: {
                below: number | null;
                /** @description Null for those who bought nothing */
                least: number | null;
                /** @description Path of the list of its people; null where there is none */
                made_of: string | null;
                members: number;
                orders: number;
                /** @description The rule by which it can be saved as a segment */
                rule: string;
                /** @description Of all members */
                share_of_members: number;
                /** @description Of what all members paid in that time */
                share_of_sales: number;
                /** @description Minor units of money */
                spent: number;
            }[];
            from: string;
            members: number;
            money: {
                currency: string;
                decimals: number;
            };
            months: number;
            spent: number;
            to: string;
        };
        Verification: {
            /** @description A client or person; `schedule` for the nightly one */
            asked_by: string;
            batches: number | null;
            checks: number | null;
            commands: number | null;
            /** Format: date-time */
            created_at: string;
            /** @description Announcements that were laid aside after their last try */
            dead_letters: number | null;
            error: string | null;
            findings: {
                breaches: string[];
                /** @description What does not hold, in the reader’s language */
                check: string;
                /** @description Breaches in other programs of this installation, which whoever runs it can see */
                elsewhere: number;
            }[];
            finished_at: string | null;
            id: string;
            /** @description Whether the books are sound; null before that is known */
            ok: boolean | null;
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            seconds: number | null;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
        };
        VerificationState: {
            earlier: components["schemas"]["Verification"][];
            /** @description The last that came to an end */
            last: components["schemas"]["Verification"] | null;
            /** @description When the next nightly one is due */
            next_at: string | null;
            /** @description The one that waits or runs */
            open: components["schemas"]["Verification"] | null;
            seals: {
                last: {
                    batches: number;
                    hash: string;
                    number: number;
                    /** Format: date-time */
                    sealed_at: string;
                } | null;
                oldest_at: string | null;
                /** @description Batches that are committed and not sealed yet */
                waiting: number;
            };
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
        VoidAdjustment: {
            reason: string;
        };
        WaitingForSomebody: {
            count: number;
            key: string;
            made_of: string | null;
            name: string;
            /** @description Since when the oldest waits, where that is known */
            since: string | null;
        };
        WarehouseAct: {
            tracking?: string;
            worker?: string;
        };
        WarehouseTask: {
            /** Format: date-time */
            created_at: string;
            fulfilment: string;
            quantity: number;
            sku: string;
            /** @enum {string} */
            state: "open" | "claimed" | "picked" | "packed" | "shipped" | "out_of_stock" | "cancelled";
            tracking: string | null;
            /** Format: date-time */
            updated_at: string;
            worker: string | null;
        };
        Webhook: {
            /** Format: date-time */
            created_at: string;
            description: string;
            /** @description It answered 410, or failed for three days */
            disabled_because: ("gone" | "failing") | null;
            enabled: boolean;
            /** @description Null while the last try succeeded */
            failing_since: string | null;
            id: string;
            /** @description Until then the secret before signs as well */
            previous_secret_until: string | null;
            types: string[] | null;
            url: string;
        };
        WebhookChange: {
            description?: string;
            enabled?: boolean;
            /** @description The events it is told of; null for all, also those that come later */
            types?: ("member.enrolled" | "consent.recorded" | "points.earned" | "points.held_for_review" | "award.reviewed" | "points.redeemed" | "points.refunded" | "adjustment.voided" | "points.reversed" | "points.expired" | "points.extended" | "points.converted" | "hold.lapsed" | "reward.held" | "reward.redeemed" | "gift.sent" | "gift.received" | "earning.blocked" | "tier.changed" | "badge.earned" | "challenge.completed" | "benefit.used" | "benefit.restored" | "plan.started" | "plan.renewed" | "plan.cancelled" | "plan.ended" | "coupon.activated" | "coupon.used" | "coupon.returned" | "checkout.held" | "checkout.confirmed" | "checkout.voided" | "checkout.expired" | "checkout.partly_returned" | "checkout.returned" | "item.given" | "coupon.wanted" | "message.wanted" | "member.recognised" | "till.notice" | "webhook.wanted" | "budget.reached" | "stock.low" | "message.resend_wanted")[] | null;
            /** @description https, port 443 or 8443, a public address */
            url?: string;
        };
        WebhookTest: {
            /** @description Whether it answered with a status of 200 to 299 */
            delivered: boolean;
            error: string | null;
            event: string;
            /** @description The beginning of what came back */
            response: string | null;
            status: number | null;
        };
        WebhookWithSecret: {
            /** Format: date-time */
            created_at: string;
            description: string;
            /** @description It answered 410, or failed for three days */
            disabled_because: ("gone" | "failing") | null;
            enabled: boolean;
            /** @description Null while the last try succeeded */
            failing_since: string | null;
            id: string;
            /** @description Until then the secret before signs as well */
            previous_secret_until: string | null;
            /** @description Shown here and never again */
            secret: string;
            types: string[] | null;
            url: string;
        };
        Whatif: {
            /** @description The API client */
            asked_by: string;
            change: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed */
            error: string | null;
            finished_at: string | null;
            id: string;
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            report: components["schemas"]["WhatifReport"] | null;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "cancelled" | "failed";
        };
        WhatifHead: {
            /** @description The API client */
            asked_by: string;
            /** Format: date-time */
            created_at: string;
            /** @description Why it failed */
            error: string | null;
            finished_at: string | null;
            id: string;
            /** @description Share that is done, from 0 to 1 */
            progress: number;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "cancelled" | "failed";
        };
        WhatifReport: {
            /** Format: date */
            as_of: string;
            /** @description What the figures take for granted */
            assumptions: string[];
            changes: {
                after: unknown;
                before: unknown;
                path: string;
            }[];
            /** @description Where it changes what is earned: a backtest over the last months */
            earning: {
                cost: {
                    changed: number;
                    difference: number;
                    /** @description 95 % bootstrap interval of the difference */
                    interval: {
                        high: number;
                        low: number;
                    };
                    live: number;
                };
                /** Format: date */
                from: string;
                months: {
                    cost: {
                        changed: number;
                        difference: number;
                        live: number;
                    };
                    month: string;
                    orders: number;
                }[];
                orders: number;
                /** @description Cost in a month, on average */
                per_month: {
                    changed: number;
                    difference: number;
                    live: number;
                };
                points: {
                    currency: string;
                    net: {
                        changed: number;
                        difference: number;
                        live: number;
                    };
                }[];
                tiers: {
                    cells: {
                        changed: string;
                        live: string;
                        members: number;
                    }[];
                    levels: string[];
                    /** @description Members who stand at another level with the change */
                    moved: number;
                    set: string;
                }[];
                /** Format: date */
                to: string;
            } | null;
            /** @description Where the change changes when points expire */
            expiry: {
                currency: string;
                /** @description From the current month on */
                months: {
                    /** @description Money value of what is outstanding at the end of the month */
                    liability: {
                        changed: number;
                        difference: number;
                        live: number;
                    };
                    month: string;
                    /** @description Points that expire in the month */
                    points: {
                        changed: number;
                        difference: number;
                        live: number;
                    };
                    /** @description Their money value */
                    value: {
                        changed: number;
                        difference: number;
                        live: number;
                    };
                }[];
                /** @description Points of members now, and their money value in minor units */
                outstanding: {
                    points: number;
                    value: number;
                };
                /** @description Points that are still there after the last of the months */
                remaining: {
                    changed: number;
                    difference: number;
                    live: number;
                };
            }[] | null;
            live_version: number;
            members: number;
            money: {
                currency: string;
                decimals: number;
            };
            program: string;
            seconds: number;
            /** @description Where it changes tiers */
            tiers: {
                levels: string[];
                /** @description As soon as the change holds: who reaches a level is given it, nobody loses one before its end */
                now: {
                    cells: {
                        changed: string;
                        live: string;
                        members: number;
                    }[];
                    /** @description Members who stand at another level with the change */
                    moved: number;
                };
                /** @description If all standings were reviewed now, on what was counted in their window until now */
                reviewed: {
                    cells: {
                        changed: string;
                        live: string;
                        members: number;
                    }[];
                    /** @description Members who stand at another level with the change */
                    moved: number;
                };
                set: string;
            }[] | null;
        };
        /** @description Where they work: everywhere, or in regions or stores by their keys */
        Within: {
            /** @default [] */
            keys?: string[];
            /** @enum {string} */
            kind: "organization" | "region" | "store";
        };
        WriteCheckout: {
            /**
             * @default {
             *       "lines": []
             *     }
             */
            basket?: components["schemas"]["Basket"];
            /**
             * @description Codes as they were typed or scanned, or ids
             * @default []
             */
            coupons?: string[];
            /** @description Or one identity of the person */
            identity?: components["schemas"]["Identity"];
            /** @description Id of the member */
            member?: string;
            /** @description Instead: how much money points are to pay for, or as much as they can; the program says which go first */
            pay_with_points?: number | "most";
            /** @description Points to pay with */
            payments?: {
                currency: string;
                points: number;
            }[];
        };
        WriteNote: {
            text: string;
        };
    };
    responses: {
        /** @description One of: `not_json`, `duplicate_key`, `too_deep`, `too_many_keys`, `forbidden_key`, `malformed_text`, `invalid_request`, `idempotency_key_missing`, `invalid_identity`, `invalid_cursor`, `reason_missing` */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `unauthenticated`, `wrong_credentials`, `second_factor_needed`, `sign_in_refused`, `unsigned` */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `cross_site`, `program_header_missing`, `not_your_program`, `not_signed_in`, `not_your_store`, `above_goodwill`, `own_membership`, `own_request`, `owners_only`, `forbidden`, `people_hidden`, `whole_program_only` */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `not_found`, `no_receipt` */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `request_decided`, `staff_exist`, `program_exists`, `email_taken`, `last_owner`, `own_role`, `second_factor_on`, `reference_reused`, `identity_taken`, `identity_conflict`, `already_enrolled`, `no_membership`, `program_not_published`, `approval_needed`, `studies_waiting`, `too_many_webhooks`, `nobody_listens`, `out_of_stock`, `stock_taken`, `cannot_cancel`, `nothing_to_settle`, `codes_shown`, `wrong_task_state`, `invoice_known`, `coupon_not_free`, `batch_not_done`, `wrong_import_state`, `file_gone`, `not_mendable`, `export_gone`, `checkout_not_open`, `checkout_without_member`, `checkout_empty`, `receipt_claimed`, `segment_is_listed`, `segment_by_rule`, `already_reposted`, `repost_returned`, `repost_paid`, `sale_of_other` */
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
        /** @description One of: `invalid_program`, `store_missing`, `wrong_code`, `weak_password`, `link_used`, `idempotency_key_reused`, `begins_before_last`, `another_key`, `file_unreadable`, `mapping_incomplete`, `unknown_coupon`, `coupon_is_shared`, `coupon_over`, `coupon_not_transferable`, `receipt_too_old`, `too_late`, `in_future`, `before_program`, `member_not_active`, `unknown_currency`, `unknown_event`, `unknown_level`, `not_spendable`, `not_sendable`, `outside_group`, `insufficient_points`, `no_sale`, `over_return`, `return_window_closed`, `receipt_needed`, `receipt_needed_after`, `receipt_needed_above`, `receipt_needed_again`, `unknown_hold`, `hold_closed`, `over_capture`, `hold_in_past`, `amount_overflow`, `out_of_season`, `below_minimum`, `not_in_steps`, `cap_reached`, `no_conversion`, `unknown_lot`, `nothing_to_review`, `unknown_benefit`, `benefit_not_held`, `benefit_not_used`, `quota_used`, `unknown_plan`, `no_plan`, `trial_used`, `nothing_to_refund`, `over_refund`, `several_currencies`, `unknown_reward`, `reward_closed`, `not_eligible`, `price_not_yours`, `reward_limit`, `hold_of_reward`, `no_adjustment`, `adjustment_voided`, `not_payable`, `paid_too_much`, `coupon_used`, `coupon_reserved`, `coupon_expired`, `coupon_not_yet`, `coupon_of_other`, `coupon_cancelled`, `coupon_not_active`, `checkout_closed`, `checkout_expired`, `basket_changed`, `no_coupon` */
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
        /** @description One of: `no_space`, `overloaded` */
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
    getAudit: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: "write" | "repeat" | "reveal" | "signed_in" | "sign_in_failed" | "signed_out" | "session_ended" | "password_set" | "second_factor_on" | "second_factor_off" | "recovery_code_used" | "recovery_codes_made" | "staff_created" | "staff_changed" | "link_made" | "key_made" | "key_rotated" | "key_ended";
                limit?: number;
                /** @description Like `POST /v1/members/{id}/adjustments` */
                route?: string;
                staff?: string;
                /** @description An id or key it was about */
                target?: string;
                /** @description Up to here, and not with it */
                to?: string;
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
                        items: components["schemas"]["StaffAct"][];
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
    getAuditCsv: {
        parameters: {
            query?: {
                from?: string;
                kind?: "write" | "repeat" | "reveal" | "signed_in" | "sign_in_failed" | "signed_out" | "session_ended" | "password_set" | "second_factor_on" | "second_factor_off" | "recovery_code_used" | "recovery_codes_made" | "staff_created" | "staff_changed" | "link_made" | "key_made" | "key_rotated" | "key_ended";
                /** @description Like `POST /v1/members/{id}/adjustments` */
                route?: string;
                staff?: string;
                /** @description An id or key it was about */
                target?: string;
                /** @description Up to here, and not with it */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    getAuditAct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
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
                    "application/json": components["schemas"]["StaffAct"];
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
    getBacktests: {
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
                        items: components["schemas"]["BacktestHead"][];
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
    postBacktests: {
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
                "application/json": components["schemas"]["AskBacktest"];
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
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
    getBacktest: {
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
                    "application/json": components["schemas"]["Backtest"];
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
    postBacktestCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
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
    getCauses: {
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
                        items: components["schemas"]["Cause"][];
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
    getCheckouts: {
        parameters: {
            query?: {
                code?: string;
                member?: string;
                open?: "true" | "false";
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
                        checkouts: components["schemas"]["Checkout"][];
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
    postCheckouts: {
        parameters: {
            query?: {
                explain?: "true" | "false";
            };
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
                 *       "basket": {
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
                 *         ]
                 *       },
                 *       "pay_with_points": "most"
                 *     }
                 */
                "application/json": components["schemas"]["WriteCheckout"];
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
                    "application/json": components["schemas"]["EvaluatedCheckout"];
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
    getCheckout: {
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
                    /** @description The revision, to be sent back as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
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
    putCheckout: {
        parameters: {
            query?: {
                explain?: "true" | "false";
            };
            header: {
                /** @description The ETag that it was read with; `"0"` for a draft that is not there yet */
                "If-Match": string;
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
                 *       "identity": {
                 *         "kind": "phone",
                 *         "value": "+8613800138000"
                 *       },
                 *       "basket": {
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
                 *         ]
                 *       },
                 *       "payments": [
                 *         {
                 *           "currency": "beans",
                 *           "points": 100
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WriteCheckout"];
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
                    "application/json": components["schemas"]["EvaluatedCheckout"];
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
    postCheckoutConfirm: {
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
                 *       "reference": "A-1044"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmCheckout"];
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
                    "application/json": components["schemas"]["SettledCheckout"];
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
    postCheckoutEvaluate: {
        parameters: {
            query?: {
                explain?: "true" | "false";
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
                    "application/json": components["schemas"]["EvaluatedCheckout"];
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
    postCheckoutHold: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
                /** @description The ETag that it was read with, to be refused what was changed since; left out, it is taken as it is */
                "If-Match"?: string;
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
                 *       "seconds": 600
                 *     }
                 */
                "application/json": components["schemas"]["HoldCheckout"];
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
                    "application/json": components["schemas"]["SettledCheckout"];
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
    postCheckoutVoid: {
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
                    "application/json": components["schemas"]["SettledCheckout"];
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
    postCloudevents: {
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
                 *       "specversion": "1.0",
                 *       "id": "88",
                 *       "source": "/tills/7",
                 *       "type": "perennial.event.visit",
                 *       "time": "2026-06-02T04:00:00Z",
                 *       "data": {
                 *         "identity": {
                 *           "kind": "phone",
                 *           "value": "+8613800138000"
                 *         },
                 *         "attributes": {
                 *           "store": "S1"
                 *         }
                 *       }
                 *     }
                 */
                "application/cloudevents-batch+json": components["schemas"]["CloudEvent"] | components["schemas"]["CloudEvent"][];
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "88",
                 *       "source": "/tills/7",
                 *       "type": "perennial.event.visit",
                 *       "time": "2026-06-02T04:00:00Z",
                 *       "data": {
                 *         "identity": {
                 *           "kind": "phone",
                 *           "value": "+8613800138000"
                 *         },
                 *         "attributes": {
                 *           "store": "S1"
                 *         }
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["CloudEvent"] | components["schemas"]["CloudEvent"][];
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
                            /** @description The order it names is not known yet */
                            parked?: boolean;
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
    postConversions: {
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
                "application/json": components["schemas"]["Convert"];
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
    getCoupon: {
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
                    "application/json": components["schemas"]["Coupon"];
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
    postCouponActivate: {
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
                "application/json": components["schemas"]["ActivateCoupon"];
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
    postCouponCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
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
    postCouponDeactivate: {
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
                "application/json": components["schemas"]["ActivateCoupon"];
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
    getCouponImageSvg: {
        parameters: {
            query?: {
                as?: "qr" | "code128";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
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
    postCouponTransfer: {
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
                 *       "to": "mem_01h455vb4pex5vsknk084sn02r"
                 *     }
                 */
                "application/json": components["schemas"]["TransferCoupon"];
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
                    "application/json": components["schemas"]["Coupon"];
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
    postCouponsBatches: {
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
                 *       "coupon": "autumn",
                 *       "count": 5000,
                 *       "expires_on": "2027-01-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewCouponBatch"];
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponBatch"];
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
    getCouponsBatch: {
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
                    "application/json": components["schemas"]["CouponBatch"];
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
    getCouponsBatchCodes: {
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
            /** @description CSV, as long as the batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    postCouponsLookup: {
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
                 *       "code": "K7QM-2XRD-93TV-BW4ZQ"
                 *     }
                 */
                "application/json": components["schemas"]["CouponLookup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
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
    postCustomerReveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedPerson"];
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
    postDecisionRefund: {
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
                 *       "amount": 20,
                 *       "reason": "broken_cup"
                 *     }
                 */
                "application/json": components["schemas"]["Refund"];
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
    postDecisionVoid: {
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
                 *       "reason": "wrong_member"
                 *     }
                 */
                "application/json": components["schemas"]["VoidAdjustment"];
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
    getDelivery: {
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
                    "application/json": components["schemas"]["DeliveryWithPayload"];
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
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedAnswer"];
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
                            /** @description The order it names is not known yet */
                            parked?: boolean;
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
    postExchanges: {
        parameters: {
            query?: {
                /** @description true: tell what would come of it, and write nothing */
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
                 *       "returned": {
                 *         "order": {
                 *           "reference": "A-1042"
                 *         },
                 *         "lines": [
                 *           {
                 *             "sku": "LATTE",
                 *             "quantity": 1
                 *           }
                 *         ]
                 *       },
                 *       "order": {
                 *         "reference": "A-1046",
                 *         "lines": [
                 *           {
                 *             "sku": "MOCHA",
                 *             "quantity": 1,
                 *             "amount": 3600
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MakeExchange"];
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
                    "application/json": components["schemas"]["ExchangeQuote"];
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
                    "application/json": components["schemas"]["ExchangeAnswer"];
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
    getExports: {
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
                        items: components["schemas"]["Export"][];
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
    postExports: {
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
                 *       "kind": "orders",
                 *       "from": "2026-06-01",
                 *       "to": "2026-06-30"
                 *     }
                 */
                "application/json": components["schemas"]["AskExport"];
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
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
    getExport: {
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
                    "application/json": components["schemas"]["Export"];
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
    postExportCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
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
    getExportFile: {
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
            /** @description CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    postFirstOwner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstOwner"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSession"];
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
    getFulfilments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                member?: string;
                reward?: string;
                state?: "reserved" | "lapsed" | "pending" | "ordered" | "unknown" | "confirmed" | "packed" | "shipped" | "delivered" | "failed" | "cancelled" | "in_review";
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
                        items: components["schemas"]["Fulfilment"][];
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
    getFulfilment: {
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
                        /** @description Until then the member may cancel it, as long as it is not confirmed */
                        cancel_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** @description The hold of its points */
                        hold: string | null;
                        /** @description Also the reference under which the supplier knows it */
                        id: string;
                        kind: string;
                        member: string;
                        moves: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            /** @enum {string} */
                            from: "reserved" | "lapsed" | "pending" | "ordered" | "unknown" | "confirmed" | "packed" | "shipped" | "delivered" | "failed" | "cancelled" | "in_review";
                            /** @enum {string} */
                            to: "reserved" | "lapsed" | "pending" | "ordered" | "unknown" | "confirmed" | "packed" | "shipped" | "delivered" | "failed" | "cancelled" | "in_review";
                            why: string;
                        }[];
                        /** @description Why it is where it is */
                        note: string | null;
                        /** @enum {string} */
                        points: "none" | "held" | "captured" | "released";
                        /** @description What it costs of each currency, all pieces together */
                        price: {
                            [key: string]: number;
                        } | null;
                        quantity: number;
                        reward: string;
                        settled_at: string | null;
                        slot: string | null;
                        /** @enum {string} */
                        state: "reserved" | "lapsed" | "pending" | "ordered" | "unknown" | "confirmed" | "packed" | "shipped" | "delivered" | "failed" | "cancelled" | "in_review";
                        supplier: string | null;
                        supplier_reference: string | null;
                        tracking: string | null;
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
    postFulfilmentCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fulfilment"];
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
    postFulfilmentCodes: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            expires_on: string | null;
                        }[];
                    };
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
    postFulfilmentResolve: {
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
                 *       "verdict": "release",
                 *       "reason": "the supplier says it was never sent"
                 *     }
                 */
                "application/json": components["schemas"]["ResolveFulfilment"];
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
                    "application/json": components["schemas"]["Fulfilment"];
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
    getImports: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "orders" | "customers" | "members" | "balances" | "products" | "stores" | "coupons";
                limit?: number;
                state?: "uploaded" | "waiting" | "checking" | "staging" | "deciding" | "done" | "failed" | "cancelled";
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
                        items: components["schemas"]["Import"][];
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
    postImports: {
        parameters: {
            query: {
                kind: "orders" | "customers" | "members" | "balances" | "products" | "stores" | "coupons";
                /** @description What the file is called */
                name?: string;
            };
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                "text/csv": unknown;
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
                    "application/json": components["schemas"]["Import"];
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
    getImport: {
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
                    "application/json": components["schemas"]["Import"];
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
    postImportCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
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
    postImportPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mapping": {
                 *         "columns": {
                 *           "手机号": "phone",
                 *           "姓名": "name"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Guessed from the columns, if null
                     * @default null
                     */
                    mapping?: components["schemas"]["ImportMappingInput"] | null;
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
                    "application/json": components["schemas"]["ImportPreview"];
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
    getImportRejects: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                mended?: "true" | "false";
                reason?: string;
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
                        items: components["schemas"]["ImportReject"][];
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
    getImportRejectsCsv: {
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
            /** @description CSV, as long as it takes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    postImportReject: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cells": {
                 *         "手机号": "13800138000"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description By column; those that are left out stay
                     * @default {}
                     */
                    cells?: {
                        [key: string]: string;
                    };
                    /**
                     * @description False to keep it mended until all are tried again
                     * @default true
                     */
                    retry?: boolean;
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
                    "application/json": {
                        import: components["schemas"]["Import"];
                        /** @description How the row stands, where it was not taken */
                        reject: components["schemas"]["ImportReject"] | null;
                        /** @description The lines that were taken: this one and, of an order, the others */
                        taken: number[];
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
    postImportRetry: {
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
                 *       "all": false
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Also those that nobody mended
                     * @default false
                     */
                    all?: boolean;
                };
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
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
    postImportStart: {
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
                 *       "dry_run": true
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Only read it: nothing is taken and nothing decided
                     * @default false
                     */
                    dry_run?: boolean;
                    /**
                     * @description As it was before, or guessed from the columns, if null
                     * @default null
                     */
                    mapping?: components["schemas"]["ImportMappingInput"] | null;
                };
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
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
    getJobs: {
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
                    "application/json": components["schemas"]["Jobs"];
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
    getJobsFailed: {
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
                        items: components["schemas"]["FailedJob"][];
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
    postJobsFailedRetry: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        queued: true;
                    };
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
    getKeys: {
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
                        items: components["schemas"]["ApiKey"][];
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
    postKeys: {
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
                "application/json": components["schemas"]["MakeApiKey"];
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
                    "application/json": components["schemas"]["NewApiKey"];
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
    deleteKey: {
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
                    "application/json": components["schemas"]["ApiKey"];
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
    postKeyRotate: {
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
                "application/json": components["schemas"]["RotateApiKey"];
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
                    "application/json": components["schemas"]["NewApiKey"];
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
    getMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                order?: "joined" | "newest";
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
    postMembersSearch: {
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
                 *       "query": "138 0013 8000"
                 *     }
                 */
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
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
    getMemberBenefits: {
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
                        items: components["schemas"]["HeldBenefit"][];
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
    postMemberBenefitGive: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                benefit: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveBenefit"];
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
    postMemberBenefitTake: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                benefit: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
    postMemberBenefitUses: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                benefit: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseBenefit"];
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
    postMemberBenefitUsesUndo: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                benefit: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreBenefit"];
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
    getMemberCoupons: {
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
                        items: components["schemas"]["CouponWithCode"][];
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
    postMemberCoupons: {
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
                 *       "coupon": "autumn"
                 *     }
                 */
                "application/json": components["schemas"]["IssueCoupon"];
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
                    "application/json": components["schemas"]["CouponWithCode"];
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
    getMemberExpiries: {
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
                        items: components["schemas"]["Expiries"][];
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
    getMemberExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why, percent-encoded as UTF-8; without it nothing is shown */
                "perennial-reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
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
    postMemberExtensions: {
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
                "application/json": components["schemas"]["Extend"];
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
    putMemberFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reward: string;
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
                        /** @description Keys of rewards, the latest first */
                        favourites: string[];
                    };
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
    deleteMemberFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                reward: string;
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
                        /** @description Keys of rewards, the latest first */
                        favourites: string[];
                    };
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
    postMemberGoodwill: {
        parameters: {
            query?: {
                /** @description true: only say whether it would be given at once, and what the member would have then */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. Not needed with `dry_run`. */
                "Idempotency-Key"?: string;
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
                 *       "amount": 50,
                 *       "reason": "spilled_coffee",
                 *       "note": "A latte went over the counter."
                 *     }
                 */
                "application/json": components["schemas"]["GiveGoodwill"];
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
                    "application/json": components["schemas"]["GoodwillPreview"];
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
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodwillAsked"];
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
    getMemberHolds: {
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
                        items: components["schemas"]["OpenHold"][];
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
    getMemberNotes: {
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
                        items: components["schemas"]["Note"][];
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
    postMemberNotes: {
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
                 *       "text": "Prefers oat milk."
                 *     }
                 */
                "application/json": components["schemas"]["WriteNote"];
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
                    "application/json": components["schemas"]["Note"];
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
    getMemberOrders: {
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
                        items: components["schemas"]["OrderAnswer"][];
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
    postMemberPlan: {
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
                "application/json": components["schemas"]["ChangePlan"];
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
    postMemberResend: {
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
                 *       "coupon": "cpn_01h455vb4pex5vsknk084sn02q"
                 *     }
                 */
                "application/json": components["schemas"]["Resend"];
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResendWanted"];
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
    postMemberReveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "calls back about a parcel"
                 *     }
                 */
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedPerson"];
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
    getMemberTiers: {
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
                        items: components["schemas"]["TierProjection"][];
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
    postMemberTiers: {
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
                "application/json": components["schemas"]["GiveLevel"];
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
    getMemberTimeline: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Only these, separated by commas: order, return, points, reward, coupon, tier, benefit, checkout, event, time, consent, membership, note */
                kind?: string;
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
                        items: components["schemas"]["TimelineItem"][];
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
    getNames: {
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
                    "application/json": components["schemas"]["ProgramNames"];
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
    getOrders: {
        parameters: {
            query?: {
                channel?: string;
                cursor?: string;
                /** @description First day, in the program’s time zone */
                from?: string;
                limit?: number;
                member?: string;
                /** @description others: sales that are no member’s */
                of?: "members" | "others";
                /** @description The shop’s own number of the order */
                reference?: string;
                store?: string;
                /** @description Last day */
                to?: string;
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
                        items: components["schemas"]["ListedOrder"][];
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
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
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
    postOrderRepost: {
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
                 *       "member": "mem_01h455vb4pex5vsknk084sn02r"
                 *     }
                 */
                "application/json": components["schemas"]["RepostOrder"];
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
                    "application/json": components["schemas"]["RepostedOrder"];
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
    getParked: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "done" | "refused" | "lapsed";
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
                        items: components["schemas"]["Parked"][];
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
    postPoolCodes: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                pool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "codes": [
                 *         {
                 *           "code": "CINEMA-7K2M",
                 *           "expires_on": "2027-12-31"
                 *         }
                 *       ],
                 *       "alert_below": 50
                 *     }
                 */
                "application/json": components["schemas"]["ImportCodes"];
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
                        added: number;
                        known: number;
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
    postPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginProgram"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        latest_version: number;
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
    getProgramBands: {
        parameters: {
            query?: {
                /** @description How many months up to today */
                months?: "1" | "3" | "6" | "12" | "24";
                /** @description In minor units, such as 1000000,500000,100000; those of ten, five and one thousand, if left out */
                thresholds?: string;
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
                    "application/json": components["schemas"]["ValueBands"];
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
    getProgramBenefits: {
        parameters: {
            query: {
                /** @description First day, in the time zone of the program */
                from: string;
                /** @description Last day */
                to: string;
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
                        items: components["schemas"]["BenefitUsage"][];
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
    getProgramBudgets: {
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
                        items: components["schemas"]["Budget"][];
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
    getProgramBuyers: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description First day; left out: thirty days before the last */
                from?: string;
                last_max?: number;
                /** @description Bought last at least so many days before the last day */
                last_min?: number;
                limit?: number;
                orders_max?: number;
                /** @description At least so many orders */
                orders_min?: number;
                spent_below?: number;
                /** @description In minor units */
                spent_min?: number;
                /** @description Last day; today, if left out */
                to?: string;
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
                        items: components["schemas"]["Person"][];
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
                        changes: components["schemas"]["Change"][];
                        /** @description In the language of the request; empty where the draft is not yet a program */
                        words: {
                            path: string;
                            words: string;
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
                /** @description The ETag that it was read with; `"0"` for a draft that is not there yet */
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
                        /** @description What to look at before publishing; nothing of it forbids publishing */
                        findings: {
                            code: string;
                            message: string;
                            path: string;
                        }[];
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
    getProgramDraftApproval: {
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
                    "application/json": components["schemas"]["DraftApproval"];
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
    postProgramDraftApprove: {
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
                "application/json": {
                    note: string;
                    revision: number;
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
                        /** Format: date-time */
                        approved_at: string;
                        approved_by: string;
                        note: string;
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
    postProgramDraftAskApproval: {
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
                "application/json": components["schemas"]["AskApproval"];
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
                    "application/json": components["schemas"]["DraftApproval"];
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
    getProgramHealth: {
        parameters: {
            query?: {
                /** @description First day; left out: twelve months before the last */
                from?: string;
                /** @description Last day; today, if left out */
                to?: string;
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
                    "application/json": components["schemas"]["HealthCheck"];
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
    getProgramLevelMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                level: string;
                program: string;
                set: string;
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
                        items: components["schemas"]["Person"][];
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
    getProgramMovements: {
        parameters: {
            query: {
                account: "issued" | "redeemed" | "expired";
                currency?: string;
                cursor?: string;
                /** @description First day; left out: thirty days before the last */
                from?: string;
                limit?: number;
                /** @description Last day; today, if left out */
                to?: string;
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
                        items: components["schemas"]["Movement"][];
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
    getProgramNewMembers: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description First day; left out: thirty days before the last */
                from?: string;
                limit?: number;
                /** @description Last day; today, if left out */
                to?: string;
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
                        items: components["schemas"]["Person"][];
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
    getProgramObjectives: {
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
                        items: components["schemas"]["Objective"][];
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
    getProgramOutstanding: {
        parameters: {
            query?: {
                currency?: string;
                /** @description First of the last days */
                from?: string;
                until?: string;
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
                        items: components["schemas"]["Outstanding"][];
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
    getProgramOutstandingMembers: {
        parameters: {
            query: {
                currency: string;
                cursor?: string;
                from?: string;
                limit?: number;
                until: string;
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
                        items: {
                            last_order_at: string | null;
                            member: components["schemas"]["Member"];
                            /** @description In the time the list is about, else ever; without what came back wholly */
                            orders: number;
                            points: number;
                            /** @description Minor units of money */
                            spent: number;
                        }[];
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
    getProgramPulse: {
        parameters: {
            query?: {
                /** @description With as many days right before, or with the same days a year before */
                compare?: "previous" | "year" | "none";
                /** @description First day; left out: thirty days before the last */
                from?: string;
                /** @description Last day; today, if left out */
                to?: string;
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
                    "application/json": components["schemas"]["Pulse"];
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
    getProgramRfm: {
        parameters: {
            query?: {
                /** @description How many months up to today */
                months?: "1" | "3" | "6" | "12" | "24";
                /** @description Steps of each scale; fewer where many members are alike */
                parts?: number;
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
                    "application/json": components["schemas"]["Rfm"];
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
                        /** @description What to look at before publishing; nothing of it forbids publishing */
                        findings: {
                            code: string;
                            message: string;
                            path: string;
                        }[];
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
    getProgramWaiting: {
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
                        items: components["schemas"]["WaitingForSomebody"][];
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
    postReceipts: {
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
                 *       "number": "B-77",
                 *       "amount": 8200,
                 *       "at": "2026-06-01T04:00:00Z",
                 *       "store": "S1",
                 *       "lines": [
                 *         {
                 *           "sku": "LATTE",
                 *           "quantity": 2,
                 *           "amount": 6400,
                 *           "category": "latte"
                 *         },
                 *         {
                 *           "sku": "CROISSANT",
                 *           "quantity": 1,
                 *           "amount": 1800,
                 *           "category": "bakery"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["KeepReceipt"];
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
                        number: string;
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
    postReceiptsClaim: {
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
                 *       "number": "B-77",
                 *       "amount": 8200
                 *     }
                 */
                "application/json": components["schemas"]["ClaimReceipt"];
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
    getRequests: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "asked" | "approved" | "given" | "declined" | "refused";
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
                        items: components["schemas"]["GoodwillRequest"][];
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
    getRequest: {
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
                    "application/json": components["schemas"]["GoodwillRequest"];
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
    postRequestApprove: {
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
                 *       "note": "Fine."
                 *     }
                 */
                "application/json": components["schemas"]["DecideRequest"];
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
                    "application/json": components["schemas"]["GoodwillRequest"];
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
    postRequestDecline: {
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
                 *       "note": "The second time this week."
                 *     }
                 */
                "application/json": components["schemas"]["DecideRequest"];
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
                    "application/json": components["schemas"]["GoodwillRequest"];
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
            query?: {
                /** @description true: tell what would come of it, and write nothing */
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnQuote"];
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
                    "application/json": components["schemas"]["ReturnAnswer"];
                };
            };
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedAnswer"];
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
    getReviews: {
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
                            amount: number;
                            campaign: string | null;
                            currency: string;
                            decision: string;
                            member: string;
                            /** Format: date-time */
                            since: string;
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
    postReviews: {
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
                "application/json": components["schemas"]["Review"];
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
    getRewards: {
        parameters: {
            query?: {
                category?: string;
                member?: string;
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
                        items: components["schemas"]["CatalogueReward"][];
                        /** @description Of those that only points are missing for, the one for which the fewest are */
                        nearest: components["schemas"]["NearestReward"] | null;
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
    getReward: {
        parameters: {
            query?: {
                member?: string;
            };
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
                    "application/json": components["schemas"]["CatalogueReward"];
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
    postRewardRedemptions: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                key: string;
            };
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
                 *       "quantity": 1,
                 *       "address": {
                 *         "name": "林晓",
                 *         "phone": "13800138000",
                 *         "line1": "南京西路 1 号",
                 *         "city": "上海",
                 *         "postcode": "200040",
                 *         "country": "CN"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RedeemReward"];
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
                    "application/json": components["schemas"]["Fulfilment"];
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
    getSegments: {
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
                        items: components["schemas"]["Segment"][];
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
    postSegmentsEstimate: {
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
                 *       "rule": "member.last_12_months.spent >= 100000 && member.days_since_last_order > 60"
                 *     }
                 */
                "application/json": {
                    /** @description A CEL condition over `member`; see the guide to segments */
                    rule: string;
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
                        /** @description False where only a part of the members was asked */
                        exact: boolean;
                        /** @description Of the program */
                        members: number;
                        size: number;
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
    getSegment: {
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
                    "application/json": components["schemas"]["Segment"];
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
    putSegment: {
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
                 *       "names": {
                 *         "en": "Regulars",
                 *         "zh": "常客"
                 *       },
                 *       "rule": "member.last_12_months.orders >= 12",
                 *       "every": "day"
                 *     }
                 */
                "application/json": components["schemas"]["PutSegment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
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
    postSegmentList: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "replace",
                 *       "csv": "phone\n+8613800138000\n"
                 *     }
                 */
                "application/json": components["schemas"]["SegmentList"];
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
                        snapshot: components["schemas"]["SegmentSnapshot"];
                        taken: number;
                        /** @description Places in the list, from 1, for which there is no member; the first hundred */
                        unknown: number[];
                        unknown_count: number;
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
    getSegmentMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Number of a snapshot; the one in force, if left out */
                snapshot?: number;
            };
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
                        items: components["schemas"]["Person"][];
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
    getSegmentMembersCsv: {
        parameters: {
            query?: {
                /** @description Number of a snapshot; the one in force, if left out */
                snapshot?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, as long as the segment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    postSegmentRefresh: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segment"];
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
    getSegmentSnapshots: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
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
                        items: components["schemas"]["SegmentSnapshot"][];
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
    getSession: {
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
                    "application/json": components["schemas"]["Session"];
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
    deleteOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    patchSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSelf"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
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
    getSessionColleagues: {
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
                            id: string;
                            name: string;
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
    postSessionPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    postSessionRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewRecoveryCodes"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
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
    postSessionTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteSessionTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndSecondFactor"];
            };
        };
        responses: {
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    postSessionTotpConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactor"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
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
    getSessions: {
        parameters: {
            query?: {
                all?: "true" | "false";
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
                        items: components["schemas"]["SessionItem"][];
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
    postSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSession"];
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
    deleteSession: {
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
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    getSignIn: {
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
                    "application/json": components["schemas"]["SignInWays"];
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
    postSignInPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPassword"];
            };
        };
        responses: {
            /** @description Decided or made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSession"];
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
    getStaff: {
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
                        items: components["schemas"]["Staff"][];
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
    postStaff: {
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
                "application/json": components["schemas"]["InviteStaff"];
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
                    "application/json": components["schemas"]["InvitedStaff"];
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
    getOneOfStaff: {
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
                    "application/json": components["schemas"]["Staff"];
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
    patchOneOfStaff: {
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
                "application/json": components["schemas"]["ChangeStaff"];
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
                    "application/json": components["schemas"]["Staff"];
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
    postStaffLink: {
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
                    "application/json": components["schemas"]["PasswordLink"];
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
    deleteTotpOfStaff: {
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
                    "application/json": components["schemas"]["Staff"];
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
    getStock: {
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
                        items: components["schemas"]["Stock"][];
                        pools: {
                            alert_below: number;
                            free: number;
                            pool: string;
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
    putStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reward: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "total": 100,
                 *       "alert_below": 10
                 *     }
                 */
                "application/json": components["schemas"]["SetStock"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
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
    getStores: {
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
                        items: components["schemas"]["ListedStore"][];
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
    getSuppliers: {
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
                        items: components["schemas"]["Supplier"][];
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
    getSupplier: {
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
                    "application/json": components["schemas"]["Supplier"];
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
    putSupplier: {
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
                 *       "kind": "http",
                 *       "config": {
                 *         "place": {
                 *           "url": "https://supplier.example.com/orders",
                 *           "headers": {
                 *             "authorization": "Bearer {{secret.token}}"
                 *           },
                 *           "body": {
                 *             "id": "{{reference}}",
                 *             "article": "{{sku}}",
                 *             "pieces": "{{quantity}}",
                 *             "city": "{{address.city}}"
                 *           }
                 *         },
                 *         "ask": {
                 *           "url": "https://supplier.example.com/orders/{{reference}}/state",
                 *           "body": {}
                 *         },
                 *         "answer": {
                 *           "status": "order.state",
                 *           "statuses": {
                 *             "open": "accepted",
                 *             "promised": "confirmed",
                 *             "sent": "shipped",
                 *             "rejected": "failed"
                 *           }
                 *         }
                 *       },
                 *       "secrets": {
                 *         "token": "sk_test_1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PutSupplier"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
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
    postSupplierInvoices: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice": "R-2026-06",
                 *       "month": "2026-06",
                 *       "lines": [
                 *         {
                 *           "reference": "ful_01h455vb4pex5vsknk084sn02s",
                 *           "amount": 2500
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SupplierInvoice"];
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
                        added: number;
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
    putSupplierPrices: {
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
                 *       "prices": {
                 *         "mug": 2500
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Per piece of each reward, minor units of money */
                    prices: {
                        [key: string]: number;
                    };
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
                        /** @description Per piece of each reward, minor units of money */
                        prices: {
                            [key: string]: number;
                        };
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
    getSupplierReconciliation: {
        parameters: {
            query: {
                month: string;
            };
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
                    "application/json": components["schemas"]["Reconciliation"];
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
    getVerification: {
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
                    "application/json": components["schemas"]["VerificationState"];
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
    postVerification: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWarehouseTasks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description `to_do` is whatever has not been sent yet, taken on or not */
                state?: "open" | "claimed" | "picked" | "packed" | "shipped" | "out_of_stock" | "cancelled" | "to_do";
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
                        items: components["schemas"]["WarehouseTask"][];
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
    getWarehouseTask: {
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
                        address: {
                            [key: string]: string;
                        };
                        /** Format: date-time */
                        created_at: string;
                        fulfilment: string;
                        quantity: number;
                        sku: string;
                        /** @enum {string} */
                        state: "open" | "claimed" | "picked" | "packed" | "shipped" | "out_of_stock" | "cancelled";
                        tracking: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        worker: string | null;
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
    postWarehouseTask: {
        parameters: {
            query?: never;
            header: {
                /** @description New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation. */
                "Idempotency-Key": string;
            };
            path: {
                act: "claim" | "pick" | "pack" | "ship" | "out-of-stock";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "worker": "Chen"
                 *     }
                 */
                "application/json": components["schemas"]["WarehouseAct"];
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
                    "application/json": components["schemas"]["WarehouseTask"];
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
    getWebhooks: {
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
                        items: components["schemas"]["Webhook"][];
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
    postWebhooks: {
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
                 *       "url": "https://hooks.example.com/perennial",
                 *       "description": "The newsletter",
                 *       "types": [
                 *         "member.enrolled",
                 *         "tier.changed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
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
                    "application/json": components["schemas"]["WebhookWithSecret"];
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
    getWebhook: {
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
                    "application/json": components["schemas"]["Webhook"];
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
    deleteWebhook: {
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
                    "application/json": components["schemas"]["Webhook"];
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
    patchWebhook: {
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
                 *       "types": null
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
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
                    "application/json": components["schemas"]["Webhook"];
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
    getWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "delivered" | "dead";
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
                        items: components["schemas"]["Delivery"][];
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
    postWebhookReplay: {
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
                 *       "from": "2026-06-01T00:00:00Z",
                 *       "to": "2026-06-02T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Replay"];
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
                    "application/json": {
                        replayed: number;
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
    postWebhookRotate: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
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
    postWebhookTest: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
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
    getWebhooksTypes: {
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
                            about: string;
                            of_member: boolean;
                            type: string;
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
    getWhatifs: {
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
                        items: components["schemas"]["WhatifHead"][];
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
    postWhatifs: {
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
                "application/json": components["schemas"]["AskWhatif"];
            };
        };
        responses: {
            /** @description Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn */
            202: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whatif"];
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
    getWhatif: {
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
                    "application/json": components["schemas"]["Whatif"];
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
    postWhatifCancel: {
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
            /** @description Done */
            200: {
                headers: {
                    /** @description `true` when the key was used before: this is the first answer again, and nothing happened now */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whatif"];
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
}
