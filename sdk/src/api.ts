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
    "/v1/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All backtests, the newest first
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getBacktests"];
        put?: never;
        /**
         * Decide past orders again under a draft and compare with the live version; it runs in the background
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `balances:read`.
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
         * @description Needs a key with the scope `orders:write`.
         */
        get: operations["getCheckouts"];
        put?: never;
        /**
         * Begin a basket: what it costs and gives, for a member or for whoever may come
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
         */
        get: operations["getCheckout"];
        /**
         * Change a basket that is not set aside; If-Match guards against overwriting another’s change
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
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
         * Set a basket aside: its points, coupons and what it takes of limits, until it is confirmed, voided or lapses
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `balances:read`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `members:write`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `members:read`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `coupons:codes`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `program:read`.
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
    "/v1/fulfilments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fulfilments, the newest first
         * @description Needs a key with the scope `decisions:read`.
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
         * @description Needs a key with the scope `decisions:read`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `points:write`.
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
    "/v1/members/{id}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the member has a right to now, and how much of it is left
         * @description Needs a key with the scope `balances:read`.
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
         * @description Needs a key with the scope `members:write`.
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
         * @description Needs a key with the scope `members:write`.
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
         * @description Needs a key with the scope `points:spend`.
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
         * @description Needs a key with the scope `points:write`.
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
    "/v1/members/{id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The member’s coupons, the newest first, with those that are used or over
         * @description Needs a key with the scope `balances:read`.
         */
        get: operations["getMemberCoupons"];
        put?: never;
        /**
         * Give the member a coupon
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberCoupons"];
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `points:spend`.
         */
        put: operations["putMemberFavourite"];
        post?: never;
        /**
         * A member takes a mark back
         * @description Needs a key with the scope `points:spend`.
         */
        delete: operations["deleteMemberFavourite"];
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
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberPlan"];
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
    "/v1/members/{id}/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the member stands, what is missing for more, and what happens if nothing happens
         * @description Needs a key with the scope `balances:read`.
         */
        get: operations["getMemberTiers"];
        put?: never;
        /**
         * Give a level by hand: an invitation, a goodwill
         * @description Needs a key with the scope `members:write`.
         */
        post: operations["postMemberTiers"];
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `decisions:read`.
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
         * @description Needs a key with the scope `master:write`.
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
    "/v1/programs/{program}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often each benefit was used in a time, by how many members, and what that cost
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `program:read`.
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
    "/v1/programs/{program}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed from one version to another, or to the draft: by path, and in words
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
         * @description Needs a key with the scope `program:write`.
         */
        post: operations["postProgramDraftApprove"];
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `orders:write`.
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
         * @description Needs a key with the scope `orders:write`.
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
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Awards that wait for a person, the oldest first
         * @description Needs a key with the scope `decisions:read`.
         */
        get: operations["getReviews"];
        put?: never;
        /**
         * Let a waiting award through, or take it back
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `balances:read`.
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
         * @description Needs a key with the scope `balances:read`.
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
         * @description Needs a key with the scope `points:spend`.
         */
        post: operations["postRewardRedemptions"];
        delete?: never;
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `master:write`.
         */
        put: operations["putStock"];
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
    "/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who delivers rewards
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getSupplier"];
        /**
         * Register a supplier or change it. The first answer has the secret its callbacks are to be signed with, this once
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `decisions:read`.
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
    "/v1/warehouse/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the warehouse has to send, the oldest first
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `points:write`.
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
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getWebhooks"];
        put?: never;
        /**
         * Register an endpoint. The answer has the secret its deliveries are signed with, this once
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Remove an endpoint, with the log of its deliveries
         * @description Needs a key with the scope `program:write`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint; what is left out stays. Enabling one sends what waited for it at once
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:write`.
         */
        post: operations["postWebhookTest"];
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
         * @description Needs a key with the scope `program:read`.
         */
        get: operations["getWhatifs"];
        put?: never;
        /**
         * What a change of expiry, tiers or earn rates would bring about; it is worked out in the background
         * @description Needs a key with the scope `program:write`.
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
         * @description Needs a key with the scope `program:read`.
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
         * @description Needs a key with the scope `program:write`.
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
        Extend: {
            currency: string;
            /** @description First day on which the points are gone now; null for never. What ends later anyway stays as it is */
            expires_on: string | null;
            reason: string;
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
        ImportCodes: {
            alert_below?: number;
            codes: {
                code: string;
                /** Format: date */
                expires_on?: string;
            }[];
        };
        IssueCoupon: {
            coupon: string;
            /**
             * Format: date
             * @description First day on which they are gone, where that is earlier than the program says
             */
            expires_on?: string;
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
        NearestReward: {
            currency: string;
            missing: number;
            reward: string;
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
        NewWebhook: {
            /** @default  */
            description?: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description The events it is told of; null for all, also those that come later
             * @default null
             */
            types?: ("member.enrolled" | "consent.recorded" | "points.earned" | "points.held_for_review" | "award.reviewed" | "points.redeemed" | "points.refunded" | "adjustment.voided" | "points.reversed" | "points.expired" | "points.extended" | "points.converted" | "hold.lapsed" | "reward.held" | "reward.redeemed" | "gift.sent" | "gift.received" | "earning.blocked" | "tier.changed" | "badge.earned" | "challenge.completed" | "benefit.used" | "benefit.restored" | "plan.started" | "plan.renewed" | "plan.cancelled" | "plan.ended" | "coupon.activated" | "coupon.used" | "coupon.returned" | "checkout.held" | "checkout.confirmed" | "checkout.voided" | "checkout.expired" | "checkout.partly_returned" | "checkout.returned" | "item.given" | "coupon.wanted" | "message.wanted" | "member.recognised" | "till.notice" | "webhook.wanted" | "budget.reached" | "stock.low")[] | null;
            /** @description https, port 443 or 8443, a public address */
            url: string;
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
        ProblemCode: "not_json" | "duplicate_key" | "too_deep" | "too_many_keys" | "forbidden_key" | "malformed_text" | "invalid_request" | "idempotency_key_missing" | "invalid_identity" | "invalid_cursor" | "invalid_program" | "unauthenticated" | "forbidden" | "not_found" | "precondition_failed" | "precondition_missing" | "body_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "reference_reused" | "identity_taken" | "identity_conflict" | "already_enrolled" | "no_membership" | "program_not_published" | "begins_before_last" | "another_key" | "approval_needed" | "studies_waiting" | "too_many_webhooks" | "out_of_stock" | "stock_taken" | "cannot_cancel" | "nothing_to_settle" | "codes_shown" | "wrong_task_state" | "unsigned" | "invoice_known" | "coupon_not_free" | "batch_not_done" | "unknown_coupon" | "coupon_is_shared" | "coupon_over" | "coupon_not_transferable" | "checkout_not_open" | "checkout_without_member" | "checkout_empty" | "no_receipt" | "receipt_claimed" | "receipt_too_old" | "already_reposted" | "repost_returned" | "repost_paid" | "rate_limited" | "overloaded" | "internal" | "too_late" | "in_future" | "before_program" | "member_not_active" | "unknown_currency" | "unknown_event" | "unknown_level" | "not_spendable" | "not_sendable" | "outside_group" | "insufficient_points" | "no_sale" | "over_return" | "return_window_closed" | "unknown_hold" | "hold_closed" | "over_capture" | "hold_in_past" | "amount_overflow" | "out_of_season" | "below_minimum" | "not_in_steps" | "cap_reached" | "no_conversion" | "unknown_lot" | "nothing_to_review" | "unknown_benefit" | "benefit_not_held" | "benefit_not_used" | "quota_used" | "unknown_plan" | "no_plan" | "trial_used" | "nothing_to_refund" | "over_refund" | "several_currencies" | "unknown_reward" | "reward_closed" | "not_eligible" | "price_not_yours" | "reward_limit" | "hold_of_reward" | "no_adjustment" | "adjustment_voided" | "not_payable" | "paid_too_much" | "coupon_used" | "coupon_reserved" | "coupon_expired" | "coupon_not_yet" | "coupon_of_other" | "coupon_cancelled" | "coupon_not_active" | "checkout_closed" | "checkout_expired" | "basket_changed" | "no_coupon";
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
                     * @description Only the member in whose wallet it lies may use it
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
        ResolveFulfilment: {
            reason: string;
            /** @enum {string} */
            verdict: "capture" | "release";
        };
        RestoreBenefit: {
            /** Format: date */
            used_on?: string;
        };
        ReturnLine: {
            /** @description Of the returned quantity; without a receipt it tells sales of other prices apart */
            amount?: number;
            quantity: number;
            sku: string;
        };
        Review: {
            decision: string;
            reason: string;
            /** @enum {string} */
            verdict: "release" | "void";
        };
        SendGift: {
            amount: number;
            currency: string;
            from: string;
            to: string;
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
            types?: ("member.enrolled" | "consent.recorded" | "points.earned" | "points.held_for_review" | "award.reviewed" | "points.redeemed" | "points.refunded" | "adjustment.voided" | "points.reversed" | "points.expired" | "points.extended" | "points.converted" | "hold.lapsed" | "reward.held" | "reward.redeemed" | "gift.sent" | "gift.received" | "earning.blocked" | "tier.changed" | "badge.earned" | "challenge.completed" | "benefit.used" | "benefit.restored" | "plan.started" | "plan.renewed" | "plan.cancelled" | "plan.ended" | "coupon.activated" | "coupon.used" | "coupon.returned" | "checkout.held" | "checkout.confirmed" | "checkout.voided" | "checkout.expired" | "checkout.partly_returned" | "checkout.returned" | "item.given" | "coupon.wanted" | "message.wanted" | "member.recognised" | "till.notice" | "webhook.wanted" | "budget.reached" | "stock.low")[] | null;
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
        /** @description One of: `unauthenticated`, `unsigned` */
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
        /** @description One of: `not_found`, `no_receipt` */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description One of: `reference_reused`, `identity_taken`, `identity_conflict`, `already_enrolled`, `no_membership`, `program_not_published`, `approval_needed`, `studies_waiting`, `too_many_webhooks`, `out_of_stock`, `stock_taken`, `cannot_cancel`, `nothing_to_settle`, `codes_shown`, `wrong_task_state`, `invoice_known`, `coupon_not_free`, `batch_not_done`, `checkout_not_open`, `checkout_without_member`, `checkout_empty`, `receipt_claimed`, `already_reposted`, `repost_returned`, `repost_paid` */
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
        /** @description One of: `invalid_program`, `idempotency_key_reused`, `begins_before_last`, `another_key`, `unknown_coupon`, `coupon_is_shared`, `coupon_over`, `coupon_not_transferable`, `receipt_too_old`, `too_late`, `in_future`, `before_program`, `member_not_active`, `unknown_currency`, `unknown_event`, `unknown_level`, `not_spendable`, `not_sendable`, `outside_group`, `insufficient_points`, `no_sale`, `over_return`, `return_window_closed`, `unknown_hold`, `hold_closed`, `over_capture`, `hold_in_past`, `amount_overflow`, `out_of_season`, `below_minimum`, `not_in_steps`, `cap_reached`, `no_conversion`, `unknown_lot`, `nothing_to_review`, `unknown_benefit`, `benefit_not_held`, `benefit_not_used`, `quota_used`, `unknown_plan`, `no_plan`, `trial_used`, `nothing_to_refund`, `over_refund`, `several_currencies`, `unknown_reward`, `reward_closed`, `not_eligible`, `price_not_yours`, `reward_limit`, `hold_of_reward`, `no_adjustment`, `adjustment_voided`, `not_payable`, `paid_too_much`, `coupon_used`, `coupon_reserved`, `coupon_expired`, `coupon_not_yet`, `coupon_of_other`, `coupon_cancelled`, `coupon_not_active`, `checkout_closed`, `checkout_expired`, `basket_changed`, `no_coupon` */
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
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
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
    getWarehouseTasks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "claimed" | "picked" | "packed" | "shipped" | "out_of_stock" | "cancelled";
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
