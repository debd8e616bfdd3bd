// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json; `pnpm generate` remakes it.
const isObject = (data) => data !== null && typeof data == "object" && !Array.isArray(data);
const token = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

function validateAddress(data, path, report) {
  if (isObject(data)) {
    if (data.city !== undefined) {
      let data0 = data.city;
      if (typeof data0 !== "string" && data0 !== null) {
        report.fault(path + "/city", "type", "a string or null");
      }
    }
    if (data.state !== undefined) {
      let data1 = data.state;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/state", "type", "a string or null");
      }
    }
    if (data.line_1 !== undefined) {
      let data2 = data.line_1;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/line_1", "type", "a string or null");
      }
    }
    if (data.line_2 !== undefined) {
      let data3 = data.line_2;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/line_2", "type", "a string or null");
      }
    }
    if (data.country !== undefined) {
      let data4 = data.country;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/country", "type", "a string or null");
      }
    }
    if (data.postal_code !== undefined) {
      let data5 = data.postal_code;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/postal_code", "type", "a string or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "city" &&
        key0 !== "state" &&
        key0 !== "line_1" &&
        key0 !== "line_2" &&
        key0 !== "country" &&
        key0 !== "postal_code"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCampaign(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.name === undefined) {
      report.fault(path + "/name", "required", "a string");
    }
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "campaign")) {
        report.fault(path + "/object", "unknown_value", "one of campaign");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    if (data.campaign_type !== undefined) {
      let data3 = data.campaign_type;
      if (typeof data3 !== "string") {
        report.fault(path + "/campaign_type", "type", "a string");
      }
      if (!(
        data3 === "DISCOUNT_COUPONS" ||
        data3 === "GIFT_VOUCHERS" ||
        data3 === "LOYALTY_PROGRAM" ||
        data3 === "PROMOTION" ||
        data3 === "REFERRAL_PROGRAM"
      )) {
        report.fault(
          path + "/campaign_type",
          "unknown_value",
          "one of DISCOUNT_COUPONS, GIFT_VOUCHERS, LOYALTY_PROGRAM, PROMOTION, REFERRAL_PROGRAM",
        );
      }
    }
    if (data.type !== undefined) {
      let data4 = data.type;
      if (typeof data4 !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
      if (!(data4 === "AUTO_UPDATE" || data4 === "STATIC" || data4 === "STANDALONE")) {
        report.fault(path + "/type", "unknown_value", "one of AUTO_UPDATE, STATIC, STANDALONE");
      }
    }
    if (data.description !== undefined) {
      let data5 = data.description;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/description", "type", "a string or null");
      }
    }
    if (data.active !== undefined) {
      if (typeof data.active !== "boolean") {
        report.fault(path + "/active", "type", "a boolean");
      }
    }
    if (data.auto_join !== undefined) {
      let data7 = data.auto_join;
      if (typeof data7 !== "boolean" && data7 !== null) {
        report.fault(path + "/auto_join", "type", "a boolean or null");
      }
    }
    if (data.join_once !== undefined) {
      let data8 = data.join_once;
      if (typeof data8 !== "boolean" && data8 !== null) {
        report.fault(path + "/join_once", "type", "a boolean or null");
      }
    }
    if (data.is_referral_code !== undefined) {
      let data9 = data.is_referral_code;
      if (typeof data9 !== "boolean" && data9 !== null) {
        report.fault(path + "/is_referral_code", "type", "a boolean or null");
      }
    }
    if (data.voucher !== undefined) {
      let data10 = data.voucher;
      if (data10 !== null) {
        validateCampaignVoucher(data10, path + "/voucher", report);
      }
    }
    if (data.referral_program !== undefined) {
      let data11 = data.referral_program;
      if (data11 !== null) {
        validateReferralProgram(data11, path + "/referral_program", report);
      }
    }
    if (data.category !== undefined) {
      let data12 = data.category;
      if (typeof data12 !== "string" && data12 !== null) {
        report.fault(path + "/category", "type", "a string or null");
      }
    }
    if (data.category_id !== undefined) {
      let data13 = data.category_id;
      if (typeof data13 !== "string" && data13 !== null) {
        report.fault(path + "/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data14 = data.categories;
      if (!Array.isArray(data14) && data14 !== null) {
        report.fault(path + "/categories", "type", "an array or null");
      }
      if (Array.isArray(data14)) {
        const len0 = data14.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateCategory(data14[i0], path + "/categories/" + i0, report);
        }
      }
    }
    if (data.start_date !== undefined) {
      let data16 = data.start_date;
      if (typeof data16 !== "string" && data16 !== null) {
        report.fault(path + "/start_date", "type", "a string or null");
      }
      if (typeof data16 === "string") {
        if (!report.isDateTime(data16)) {
          report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.expiration_date !== undefined) {
      let data17 = data.expiration_date;
      if (typeof data17 !== "string" && data17 !== null) {
        report.fault(path + "/expiration_date", "type", "a string or null");
      }
      if (typeof data17 === "string") {
        if (!report.isDateTime(data17)) {
          report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data18 = data.validity_timeframe;
      if (data18 !== null) {
        validateValidityTimeframe(data18, path + "/validity_timeframe", report);
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data19 = data.validity_day_of_week;
      if (!Array.isArray(data19) && data19 !== null) {
        report.fault(path + "/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data19)) {
        const len1 = data19.length;
        for (let i1 = 0; i1 < len1 && !report.full; i1++) {
          let data20 = data19[i1];
          if (!Number.isInteger(data20)) {
            report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data21 = data.validity_hours;
      if (data21 !== null) {
        validateValidityHours(data21, path + "/validity_hours", report);
      }
    }
    if (data.metadata !== undefined) {
      let data22 = data.metadata;
      if (!isObject(data22) && data22 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.protected !== undefined) {
      let data23 = data.protected;
      if (typeof data23 !== "boolean" && data23 !== null) {
        report.fault(path + "/protected", "type", "a boolean or null");
      }
    }
    if (data.vouchers_count !== undefined) {
      let data24 = data.vouchers_count;
      if (!Number.isInteger(data24) && data24 !== null) {
        report.fault(path + "/vouchers_count", "type", "an integer or null");
      }
    }
    if (data.creation_status !== undefined) {
      let data25 = data.creation_status;
      if (typeof data25 !== "string" && data25 !== null) {
        report.fault(path + "/creation_status", "type", "a string or null");
      }
    }
    if (data.vouchers_generation_status !== undefined) {
      let data26 = data.vouchers_generation_status;
      if (typeof data26 !== "string" && data26 !== null) {
        report.fault(path + "/vouchers_generation_status", "type", "a string or null");
      }
    }
    if (data.use_voucher_metadata_schema !== undefined) {
      let data27 = data.use_voucher_metadata_schema;
      if (typeof data27 !== "boolean" && data27 !== null) {
        report.fault(path + "/use_voucher_metadata_schema", "type", "a boolean or null");
      }
    }
    if (data.loyalty_tiers_expiration !== undefined) {
      let data28 = data.loyalty_tiers_expiration;
      if (!isObject(data28) && data28 !== null) {
        report.fault(path + "/loyalty_tiers_expiration", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      let data29 = data.created_at;
      if (typeof data29 === "string") {
        if (!report.isDateTime(data29)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data30 = data.updated_at;
      if (typeof data30 !== "string" && data30 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data30 === "string") {
        if (!report.isDateTime(data30)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "name" &&
        key0 !== "campaign_type" &&
        key0 !== "type" &&
        key0 !== "description" &&
        key0 !== "active" &&
        key0 !== "auto_join" &&
        key0 !== "join_once" &&
        key0 !== "is_referral_code" &&
        key0 !== "voucher" &&
        key0 !== "referral_program" &&
        key0 !== "category" &&
        key0 !== "category_id" &&
        key0 !== "categories" &&
        key0 !== "start_date" &&
        key0 !== "expiration_date" &&
        key0 !== "validity_timeframe" &&
        key0 !== "validity_day_of_week" &&
        key0 !== "validity_hours" &&
        key0 !== "metadata" &&
        key0 !== "protected" &&
        key0 !== "vouchers_count" &&
        key0 !== "creation_status" &&
        key0 !== "vouchers_generation_status" &&
        key0 !== "use_voucher_metadata_schema" &&
        key0 !== "loyalty_tiers_expiration" &&
        key0 !== "created_at" &&
        key0 !== "updated_at"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCampaignLoyaltyCard(data, path, report) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0)) {
        report.fault(path + "/points", "type", "an integer");
      }
    }
    if (data.expiration_rules !== undefined) {
      validateLoyaltyExpirationRules(data.expiration_rules, path + "/expiration_rules", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "points" && key0 !== "expiration_rules") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCampaignVoucher(data, path, report) {
  if (isObject(data)) {
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
      if (!(data0 === "DISCOUNT_VOUCHER" || data0 === "GIFT_VOUCHER" || data0 === "LOYALTY_CARD")) {
        report.fault(
          path + "/type",
          "unknown_value",
          "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD",
        );
      }
    }
    if (data.discount !== undefined) {
      let data1 = data.discount;
      if (data1 !== null) {
        validateDiscount(data1, path + "/discount", report);
      }
    }
    if (data.gift !== undefined) {
      let data2 = data.gift;
      if (data2 !== null) {
        validateGift(data2, path + "/gift", report);
      }
    }
    if (data.loyalty_card !== undefined) {
      let data3 = data.loyalty_card;
      if (data3 !== null) {
        validateCampaignLoyaltyCard(data3, path + "/loyalty_card", report);
      }
    }
    if (data.redemption !== undefined) {
      validateCampaignVoucherRedemption(data.redemption, path + "/redemption", report);
    }
    if (data.code_config !== undefined) {
      validateCodeConfig(data.code_config, path + "/code_config", report);
    }
    if (data.start_date !== undefined) {
      let data6 = data.start_date;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/start_date", "type", "a string or null");
      }
      if (typeof data6 === "string") {
        if (!report.isDateTime(data6)) {
          report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.expiration_date !== undefined) {
      let data7 = data.expiration_date;
      if (typeof data7 !== "string" && data7 !== null) {
        report.fault(path + "/expiration_date", "type", "a string or null");
      }
      if (typeof data7 === "string") {
        if (!report.isDateTime(data7)) {
          report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.is_referral_code !== undefined) {
      let data8 = data.is_referral_code;
      if (typeof data8 !== "boolean" && data8 !== null) {
        report.fault(path + "/is_referral_code", "type", "a boolean or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "type" &&
        key0 !== "discount" &&
        key0 !== "gift" &&
        key0 !== "loyalty_card" &&
        key0 !== "redemption" &&
        key0 !== "code_config" &&
        key0 !== "start_date" &&
        key0 !== "expiration_date" &&
        key0 !== "is_referral_code"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCampaignVoucherRedemption(data, path, report) {
  if (isObject(data)) {
    if (data.quantity !== undefined) {
      let data0 = data.quantity;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/quantity", "type", "an integer or null");
      }
    }
    if (data.redeemed_quantity !== undefined) {
      let data1 = data.redeemed_quantity;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/redeemed_quantity", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "quantity" && key0 !== "redeemed_quantity") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCategory(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "category")) {
        report.fault(path + "/object", "unknown_value", "one of category");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    if (data.hierarchy !== undefined) {
      let data3 = data.hierarchy;
      if (!Number.isInteger(data3)) {
        report.fault(path + "/hierarchy", "type", "an integer");
      }
    }
    if (data.stacking_rules_type !== undefined) {
      let data4 = data.stacking_rules_type;
      if (typeof data4 !== "string") {
        report.fault(path + "/stacking_rules_type", "type", "a string");
      }
      if (!(data4 === "JOINT" || data4 === "EXCLUSIVE")) {
        report.fault(path + "/stacking_rules_type", "unknown_value", "one of JOINT, EXCLUSIVE");
      }
    }
    if (data.created_at !== undefined) {
      let data5 = data.created_at;
      if (typeof data5 === "string") {
        if (!report.isDateTime(data5)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data6 = data.updated_at;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data6 === "string") {
        if (!report.isDateTime(data6)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "name" &&
        key0 !== "hierarchy" &&
        key0 !== "stacking_rules_type" &&
        key0 !== "created_at" &&
        key0 !== "updated_at"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCodeConfig(data, path, report) {
  if (isObject(data)) {
    if (data.length !== undefined) {
      let data0 = data.length;
      if (!Number.isInteger(data0)) {
        report.fault(path + "/length", "type", "an integer");
      }
    }
    if (data.charset !== undefined) {
      if (typeof data.charset !== "string") {
        report.fault(path + "/charset", "type", "a string");
      }
    }
    if (data.pattern !== undefined) {
      if (typeof data.pattern !== "string") {
        report.fault(path + "/pattern", "type", "a string");
      }
    }
    if (data.prefix !== undefined) {
      if (typeof data.prefix !== "string") {
        report.fault(path + "/prefix", "type", "a string");
      }
    }
    if (data.postfix !== undefined) {
      if (typeof data.postfix !== "string") {
        report.fault(path + "/postfix", "type", "a string");
      }
    }
    if (data.initial_count !== undefined) {
      let data5 = data.initial_count;
      if (!Number.isInteger(data5)) {
        report.fault(path + "/initial_count", "type", "an integer");
      }
    }
    if (data.min_desired !== undefined) {
      let data6 = data.min_desired;
      if (!Number.isInteger(data6)) {
        report.fault(path + "/min_desired", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "length" &&
        key0 !== "charset" &&
        key0 !== "pattern" &&
        key0 !== "prefix" &&
        key0 !== "postfix" &&
        key0 !== "initial_count" &&
        key0 !== "min_desired"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomer(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "customer")) {
        report.fault(path + "/object", "unknown_value", "one of customer");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data3 = data.name;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/name", "type", "a string or null");
      }
    }
    if (data.email !== undefined) {
      let data4 = data.email;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/email", "type", "a string or null");
      }
    }
    if (data.phone !== undefined) {
      let data5 = data.phone;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/phone", "type", "a string or null");
      }
    }
    if (data.description !== undefined) {
      let data6 = data.description;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/description", "type", "a string or null");
      }
    }
    if (data.birthdate !== undefined) {
      let data7 = data.birthdate;
      if (typeof data7 !== "string" && data7 !== null) {
        report.fault(path + "/birthdate", "type", "a string or null");
      }
      if (typeof data7 === "string") {
        if (!report.isDate(data7)) {
          report.fault(path + "/birthdate", "format", "an RFC 3339 date");
        }
      }
    }
    if (data.address !== undefined) {
      let data8 = data.address;
      if (data8 !== null) {
        validateAddress(data8, path + "/address", report);
      }
    }
    if (data.metadata !== undefined) {
      let data9 = data.metadata;
      if (!isObject(data9) && data9 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.summary !== undefined) {
      let data10 = data.summary;
      if (data10 !== null) {
        validateCustomerSummary(data10, path + "/summary", report);
      }
    }
    if (data.loyalty !== undefined) {
      let data11 = data.loyalty;
      if (data11 !== null) {
        validateCustomerLoyalty(data11, path + "/loyalty", report);
      }
    }
    if (data.referrals !== undefined) {
      let data12 = data.referrals;
      if (data12 !== null) {
        validateCustomerReferrals(data12, path + "/referrals", report);
      }
    }
    if (data.system_metadata !== undefined) {
      let data13 = data.system_metadata;
      if (!isObject(data13) && data13 !== null) {
        report.fault(path + "/system_metadata", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      let data14 = data.created_at;
      if (typeof data14 !== "string" && data14 !== null) {
        report.fault(path + "/created_at", "type", "a string or null");
      }
      if (typeof data14 === "string") {
        if (!report.isDateTime(data14)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.updated_at !== undefined) {
      let data15 = data.updated_at;
      if (typeof data15 !== "string" && data15 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data15 === "string") {
        if (!report.isDateTime(data15)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.assets !== undefined) {
      let data16 = data.assets;
      if (data16 !== null) {
        validateCustomerAssets(data16, path + "/assets", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "source_id" &&
        key0 !== "name" &&
        key0 !== "email" &&
        key0 !== "phone" &&
        key0 !== "description" &&
        key0 !== "birthdate" &&
        key0 !== "address" &&
        key0 !== "metadata" &&
        key0 !== "summary" &&
        key0 !== "loyalty" &&
        key0 !== "referrals" &&
        key0 !== "system_metadata" &&
        key0 !== "created_at" &&
        key0 !== "updated_at" &&
        key0 !== "assets"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerAssets(data, path, report) {
  if (isObject(data)) {
    if (data.cockpit_url !== undefined) {
      let data0 = data.cockpit_url;
      if (typeof data0 !== "string" && data0 !== null) {
        report.fault(path + "/cockpit_url", "type", "a string or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "cockpit_url") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerLoyalty(data, path, report) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/points", "type", "an integer or null");
      }
    }
    if (data.referred_customers !== undefined) {
      let data1 = data.referred_customers;
      if (!Number.isInteger(data1) && data1 !== null) {
        report.fault(path + "/referred_customers", "type", "an integer or null");
      }
    }
    if (data.campaigns !== undefined) {
      let data2 = data.campaigns;
      if (!isObject(data2) && data2 !== null) {
        report.fault(path + "/campaigns", "type", "an object or null");
      }
      if (isObject(data2)) {
        for (const key0 in data2) {
          if (report.full) break;
          validateCustomerLoyaltyCampaign(data2[key0], path + "/campaigns/" + token(key0), report);
        }
      }
    }
    for (const key1 in data) {
      if (report.full) break;
      if (key1 !== "points" && key1 !== "referred_customers" && key1 !== "campaigns") {
        report.fault(path + "/" + token(key1), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerLoyaltyCampaign(data, path, report) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/points", "type", "an integer or null");
      }
    }
    if (data.loyalty_tier !== undefined) {
      let data1 = data.loyalty_tier;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/loyalty_tier", "type", "a string or null");
      }
    }
    if (data.referred_customers !== undefined) {
      let data2 = data.referred_customers;
      if (!Number.isInteger(data2) && data2 !== null) {
        report.fault(path + "/referred_customers", "type", "an integer or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "points" && key0 !== "loyalty_tier" && key0 !== "referred_customers") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerReferralCampaign(data, path, report) {
  if (isObject(data)) {
    if (data.campaign_id !== undefined) {
      let data0 = data.campaign_id;
      if (typeof data0 !== "string" && data0 !== null) {
        report.fault(path + "/campaign_id", "type", "a string or null");
      }
    }
    if (data.referrer_id !== undefined) {
      let data1 = data.referrer_id;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/referrer_id", "type", "a string or null");
      }
    }
    if (data.related_object_id !== undefined) {
      let data2 = data.related_object_id;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/related_object_id", "type", "a string or null");
      }
    }
    if (data.related_object_type !== undefined) {
      let data3 = data.related_object_type;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/related_object_type", "type", "a string or null");
      }
    }
    if (data.date !== undefined) {
      let data4 = data.date;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/date", "type", "a string or null");
      }
      if (typeof data4 === "string") {
        if (!report.isDateTime(data4)) {
          report.fault(path + "/date", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "campaign_id" &&
        key0 !== "referrer_id" &&
        key0 !== "related_object_id" &&
        key0 !== "related_object_type" &&
        key0 !== "date"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerReferrals(data, path, report) {
  if (isObject(data)) {
    if (data.total !== undefined) {
      let data0 = data.total;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/total", "type", "an integer or null");
      }
    }
    if (data.campaigns !== undefined) {
      let data1 = data.campaigns;
      if (!Array.isArray(data1) && data1 !== null) {
        report.fault(path + "/campaigns", "type", "an array or null");
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateCustomerReferralCampaign(data1[i0], path + "/campaigns/" + i0, report);
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "total" && key0 !== "campaigns") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerSummary(data, path, report) {
  if (isObject(data)) {
    if (data.redemptions !== undefined) {
      let data0 = data.redemptions;
      if (data0 !== null) {
        validateCustomerSummaryRedemptions(data0, path + "/redemptions", report);
      }
    }
    if (data.orders !== undefined) {
      let data1 = data.orders;
      if (data1 !== null) {
        validateCustomerSummaryOrders(data1, path + "/orders", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "redemptions" && key0 !== "orders") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerSummaryGift(data, path, report) {
  if (isObject(data)) {
    if (data.redeemed_amount !== undefined) {
      let data0 = data.redeemed_amount;
      if (!Number.isFinite(data0) && data0 !== null) {
        report.fault(path + "/redeemed_amount", "type", "a number or null");
      }
    }
    if (data.amount_to_go !== undefined) {
      let data1 = data.amount_to_go;
      if (!Number.isFinite(data1) && data1 !== null) {
        report.fault(path + "/amount_to_go", "type", "a number or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "redeemed_amount" && key0 !== "amount_to_go") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerSummaryLoyaltyCard(data, path, report) {
  if (isObject(data)) {
    if (data.redeemed_points !== undefined) {
      let data0 = data.redeemed_points;
      if (!Number.isFinite(data0) && data0 !== null) {
        report.fault(path + "/redeemed_points", "type", "a number or null");
      }
    }
    if (data.points_to_go !== undefined) {
      let data1 = data.points_to_go;
      if (!Number.isFinite(data1) && data1 !== null) {
        report.fault(path + "/points_to_go", "type", "a number or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "redeemed_points" && key0 !== "points_to_go") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerSummaryOrders(data, path, report) {
  if (isObject(data)) {
    if (data.total_amount !== undefined) {
      let data0 = data.total_amount;
      if (!Number.isFinite(data0) && data0 !== null) {
        report.fault(path + "/total_amount", "type", "a number or null");
      }
    }
    if (data.total_count !== undefined) {
      let data1 = data.total_count;
      if (!Number.isInteger(data1) && data1 !== null) {
        report.fault(path + "/total_count", "type", "an integer or null");
      }
    }
    if (data.average_amount !== undefined) {
      let data2 = data.average_amount;
      if (!Number.isFinite(data2) && data2 !== null) {
        report.fault(path + "/average_amount", "type", "a number or null");
      }
    }
    if (data.last_order_amount !== undefined) {
      let data3 = data.last_order_amount;
      if (!Number.isFinite(data3) && data3 !== null) {
        report.fault(path + "/last_order_amount", "type", "a number or null");
      }
    }
    if (data.last_order_date !== undefined) {
      let data4 = data.last_order_date;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/last_order_date", "type", "a string or null");
      }
      if (typeof data4 === "string") {
        if (!report.isDateTime(data4)) {
          report.fault(path + "/last_order_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "total_amount" &&
        key0 !== "total_count" &&
        key0 !== "average_amount" &&
        key0 !== "last_order_amount" &&
        key0 !== "last_order_date"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerSummaryRedemptions(data, path, report) {
  if (isObject(data)) {
    if (data.total_redeemed !== undefined) {
      let data0 = data.total_redeemed;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/total_redeemed", "type", "an integer or null");
      }
    }
    if (data.total_failed !== undefined) {
      let data1 = data.total_failed;
      if (!Number.isInteger(data1) && data1 !== null) {
        report.fault(path + "/total_failed", "type", "an integer or null");
      }
    }
    if (data.total_succeeded !== undefined) {
      let data2 = data.total_succeeded;
      if (!Number.isInteger(data2) && data2 !== null) {
        report.fault(path + "/total_succeeded", "type", "an integer or null");
      }
    }
    if (data.total_rolled_back !== undefined) {
      let data3 = data.total_rolled_back;
      if (!Number.isInteger(data3) && data3 !== null) {
        report.fault(path + "/total_rolled_back", "type", "an integer or null");
      }
    }
    if (data.total_rollback_failed !== undefined) {
      let data4 = data.total_rollback_failed;
      if (!Number.isInteger(data4) && data4 !== null) {
        report.fault(path + "/total_rollback_failed", "type", "an integer or null");
      }
    }
    if (data.total_rollback_succeeded !== undefined) {
      let data5 = data.total_rollback_succeeded;
      if (!Number.isInteger(data5) && data5 !== null) {
        report.fault(path + "/total_rollback_succeeded", "type", "an integer or null");
      }
    }
    if (data.gift !== undefined) {
      let data6 = data.gift;
      if (data6 !== null) {
        validateCustomerSummaryGift(data6, path + "/gift", report);
      }
    }
    if (data.loyalty_card !== undefined) {
      let data7 = data.loyalty_card;
      if (data7 !== null) {
        validateCustomerSummaryLoyaltyCard(data7, path + "/loyalty_card", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "total_redeemed" &&
        key0 !== "total_failed" &&
        key0 !== "total_succeeded" &&
        key0 !== "total_rolled_back" &&
        key0 !== "total_rollback_failed" &&
        key0 !== "total_rollback_succeeded" &&
        key0 !== "gift" &&
        key0 !== "loyalty_card"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDeliveryEvent(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.type === undefined) {
      report.fault(path + "/type", "required", "a string");
    }
    if (data.created_at === undefined) {
      report.fault(path + "/created_at", "required", "a string");
    }
    if (data.group_id === undefined) {
      report.fault(path + "/group_id", "required", "a string");
    }
    if (data.event_source === undefined) {
      report.fault(path + "/event_source", "required", "an object");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      let data2 = data.created_at;
      if (typeof data2 === "string") {
        if (!report.isDateTime(data2)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.entity_id !== undefined) {
      if (typeof data.entity_id !== "string") {
        report.fault(path + "/entity_id", "type", "a string");
      }
    }
    if (data.group_id !== undefined) {
      if (typeof data.group_id !== "string") {
        report.fault(path + "/group_id", "type", "a string");
      }
    }
    if (data.category !== undefined) {
      let data5 = data.category;
      if (typeof data5 !== "string") {
        report.fault(path + "/category", "type", "a string");
      }
      if (!(data5 === "ACTION" || data5 === "EFFECT")) {
        report.fault(path + "/category", "unknown_value", "one of ACTION, EFFECT");
      }
    }
    if (data.event_source !== undefined) {
      validateEventSource(data.event_source, path + "/event_source", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "type" &&
        key0 !== "created_at" &&
        key0 !== "entity_id" &&
        key0 !== "group_id" &&
        key0 !== "category" &&
        key0 !== "event_source"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDeliverySource(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.target_url === undefined) {
      report.fault(path + "/target_url", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "distribution" || data1 === "webhook")) {
        report.fault(path + "/object", "unknown_value", "one of distribution, webhook");
      }
    }
    if (data.target_url !== undefined) {
      if (typeof data.target_url !== "string") {
        report.fault(path + "/target_url", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "object" && key0 !== "target_url") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDiscount(data, path, report) {
  if (isObject(data)) {
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
      if (!(data0 === "AMOUNT" || data0 === "PERCENT" || data0 === "UNIT" || data0 === "FIXED")) {
        report.fault(path + "/type", "unknown_value", "one of AMOUNT, PERCENT, UNIT, FIXED");
      }
    }
    if (data.effect !== undefined) {
      let data1 = data.effect;
      if (typeof data1 !== "string") {
        report.fault(path + "/effect", "type", "a string");
      }
      if (!(
        data1 === "APPLY_TO_ORDER" ||
        data1 === "APPLY_TO_ITEMS" ||
        data1 === "APPLY_TO_ITEMS_PROPORTIONALLY" ||
        data1 === "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY" ||
        data1 === "APPLY_TO_ITEMS_BY_QUANTITY" ||
        data1 === "ADD_MISSING_ITEMS" ||
        data1 === "ADD_NEW_ITEMS" ||
        data1 === "ADD_SAME_ITEMS" ||
        data1 === "ADD_MANY_ITEMS"
      )) {
        report.fault(
          path + "/effect",
          "unknown_value",
          "one of APPLY_TO_ORDER, APPLY_TO_ITEMS, APPLY_TO_ITEMS_PROPORTIONALLY, APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY, APPLY_TO_ITEMS_BY_QUANTITY, ADD_MISSING_ITEMS, ADD_NEW_ITEMS, ADD_SAME_ITEMS, ADD_MANY_ITEMS",
        );
      }
    }
    if (data.amount_off !== undefined) {
      let data2 = data.amount_off;
      if (!Number.isFinite(data2)) {
        report.fault(path + "/amount_off", "type", "a number");
      }
    }
    if (data.amount_off_formula !== undefined) {
      if (typeof data.amount_off_formula !== "string") {
        report.fault(path + "/amount_off_formula", "type", "a string");
      }
    }
    if (data.percent_off !== undefined) {
      let data4 = data.percent_off;
      if (!Number.isFinite(data4)) {
        report.fault(path + "/percent_off", "type", "a number");
      }
    }
    if (data.percent_off_formula !== undefined) {
      if (typeof data.percent_off_formula !== "string") {
        report.fault(path + "/percent_off_formula", "type", "a string");
      }
    }
    if (data.amount_limit !== undefined) {
      let data6 = data.amount_limit;
      if (!Number.isFinite(data6) && data6 !== null) {
        report.fault(path + "/amount_limit", "type", "a number or null");
      }
    }
    if (data.aggregated_amount_limit !== undefined) {
      let data7 = data.aggregated_amount_limit;
      if (!Number.isFinite(data7) && data7 !== null) {
        report.fault(path + "/aggregated_amount_limit", "type", "a number or null");
      }
    }
    if (data.fixed_amount !== undefined) {
      let data8 = data.fixed_amount;
      if (!Number.isFinite(data8)) {
        report.fault(path + "/fixed_amount", "type", "a number");
      }
    }
    if (data.fixed_amount_formula !== undefined) {
      if (typeof data.fixed_amount_formula !== "string") {
        report.fault(path + "/fixed_amount_formula", "type", "a string");
      }
    }
    if (data.unit_off !== undefined) {
      let data10 = data.unit_off;
      if (!Number.isFinite(data10)) {
        report.fault(path + "/unit_off", "type", "a number");
      }
    }
    if (data.unit_off_formula !== undefined) {
      if (typeof data.unit_off_formula !== "string") {
        report.fault(path + "/unit_off_formula", "type", "a string");
      }
    }
    if (data.unit_type !== undefined) {
      if (typeof data.unit_type !== "string") {
        report.fault(path + "/unit_type", "type", "a string");
      }
    }
    if (data.units !== undefined) {
      let data13 = data.units;
      if (!Array.isArray(data13) && data13 !== null) {
        report.fault(path + "/units", "type", "an array or null");
      }
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateDiscountUnit(data13[i0], path + "/units/" + i0, report);
        }
      }
    }
    if (data.product !== undefined) {
      let data15 = data.product;
      if (data15 !== null) {
        validateDiscountProduct(data15, path + "/product", report);
      }
    }
    if (data.sku !== undefined) {
      let data16 = data.sku;
      if (data16 !== null) {
        validateDiscountSku(data16, path + "/sku", report);
      }
    }
    if (data.is_dynamic !== undefined) {
      if (typeof data.is_dynamic !== "boolean") {
        report.fault(path + "/is_dynamic", "type", "a boolean");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "type" &&
        key0 !== "effect" &&
        key0 !== "amount_off" &&
        key0 !== "amount_off_formula" &&
        key0 !== "percent_off" &&
        key0 !== "percent_off_formula" &&
        key0 !== "amount_limit" &&
        key0 !== "aggregated_amount_limit" &&
        key0 !== "fixed_amount" &&
        key0 !== "fixed_amount_formula" &&
        key0 !== "unit_off" &&
        key0 !== "unit_off_formula" &&
        key0 !== "unit_type" &&
        key0 !== "units" &&
        key0 !== "product" &&
        key0 !== "sku" &&
        key0 !== "is_dynamic"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDiscountProduct(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/name", "type", "a string or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "source_id" && key0 !== "name") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDiscountSku(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/name", "type", "a string or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "source_id" && key0 !== "name") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDiscountUnit(data, path, report) {
  if (isObject(data)) {
    if (data.unit_off !== undefined) {
      let data0 = data.unit_off;
      if (!Number.isFinite(data0)) {
        report.fault(path + "/unit_off", "type", "a number");
      }
    }
    if (data.unit_off_formula !== undefined) {
      if (typeof data.unit_off_formula !== "string") {
        report.fault(path + "/unit_off_formula", "type", "a string");
      }
    }
    if (data.unit_type !== undefined) {
      if (typeof data.unit_type !== "string") {
        report.fault(path + "/unit_type", "type", "a string");
      }
    }
    if (data.effect !== undefined) {
      let data3 = data.effect;
      if (typeof data3 !== "string") {
        report.fault(path + "/effect", "type", "a string");
      }
      if (!(
        data3 === "ADD_MISSING_ITEMS" ||
        data3 === "ADD_NEW_ITEMS" ||
        data3 === "ADD_SAME_ITEMS"
      )) {
        report.fault(
          path + "/effect",
          "unknown_value",
          "one of ADD_MISSING_ITEMS, ADD_NEW_ITEMS, ADD_SAME_ITEMS",
        );
      }
    }
    if (data.product !== undefined) {
      let data4 = data.product;
      if (data4 !== null) {
        validateDiscountProduct(data4, path + "/product", report);
      }
    }
    if (data.sku !== undefined) {
      let data5 = data.sku;
      if (data5 !== null) {
        validateDiscountSku(data5, path + "/sku", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "unit_off" &&
        key0 !== "unit_off_formula" &&
        key0 !== "unit_type" &&
        key0 !== "effect" &&
        key0 !== "product" &&
        key0 !== "sku"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateEventSource(data, path, report) {
  if (isObject(data)) {
    if (data.channel === undefined) {
      report.fault(path + "/channel", "required", "a string");
    }
    if (data.channel !== undefined) {
      let data0 = data.channel;
      if (typeof data0 !== "string") {
        report.fault(path + "/channel", "type", "a string");
      }
      if (!(
        data0 === "USER_PORTAL" ||
        data0 === "API" ||
        data0 === "CLIENT_API" ||
        data0 === "INTERNAL"
      )) {
        report.fault(
          path + "/channel",
          "unknown_value",
          "one of USER_PORTAL, API, CLIENT_API, INTERNAL",
        );
      }
    }
    if (data.user !== undefined) {
      validateEventSourceUser(data.user, path + "/user", report);
    }
    if (data.api_key !== undefined) {
      validateEventSourceApiKey(data.api_key, path + "/api_key", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "channel" && key0 !== "user" && key0 !== "api_key") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateEventSourceApiKey(data, path, report) {
  if (isObject(data)) {
    if (data.name === undefined) {
      report.fault(path + "/name", "required", "a string");
    }
    if (data.app_id === undefined) {
      report.fault(path + "/app_id", "required", "a string");
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    if (data.app_id !== undefined) {
      if (typeof data.app_id !== "string") {
        report.fault(path + "/app_id", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "name" && key0 !== "app_id") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateEventSourceUser(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateGift(data, path, report) {
  if (isObject(data)) {
    if (data.amount !== undefined) {
      let data0 = data.amount;
      if (!Number.isFinite(data0)) {
        report.fault(path + "/amount", "type", "a number");
      }
    }
    if (data.balance !== undefined) {
      let data1 = data.balance;
      if (!Number.isFinite(data1)) {
        report.fault(path + "/balance", "type", "a number");
      }
    }
    if (data.subtracted_amount !== undefined) {
      let data2 = data.subtracted_amount;
      if (!Number.isFinite(data2)) {
        report.fault(path + "/subtracted_amount", "type", "a number");
      }
    }
    if (data.effect !== undefined) {
      let data3 = data.effect;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/effect", "type", "a string or null");
      }
      if (!(data3 === "APPLY_TO_ORDER" || data3 === "APPLY_TO_ITEMS" || data3 === null)) {
        report.fault(path + "/effect", "unknown_value", "one of APPLY_TO_ORDER, APPLY_TO_ITEMS, ");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "amount" &&
        key0 !== "balance" &&
        key0 !== "subtracted_amount" &&
        key0 !== "effect"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateLoyaltyCard(data, path, report) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0)) {
        report.fault(path + "/points", "type", "an integer");
      }
    }
    if (data.balance !== undefined) {
      let data1 = data.balance;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/balance", "type", "an integer");
      }
    }
    if (data.next_expiration_date !== undefined) {
      let data2 = data.next_expiration_date;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/next_expiration_date", "type", "a string or null");
      }
      if (typeof data2 === "string") {
        if (!report.isDate(data2)) {
          report.fault(path + "/next_expiration_date", "format", "an RFC 3339 date");
        }
      }
    }
    if (data.next_expiration_points !== undefined) {
      let data3 = data.next_expiration_points;
      if (!Number.isInteger(data3) && data3 !== null) {
        report.fault(path + "/next_expiration_points", "type", "an integer or null");
      }
    }
    if (data.pending_points !== undefined) {
      let data4 = data.pending_points;
      if (!Number.isInteger(data4) && data4 !== null) {
        report.fault(path + "/pending_points", "type", "an integer or null");
      }
    }
    if (data.expired_points !== undefined) {
      let data5 = data.expired_points;
      if (!Number.isInteger(data5) && data5 !== null) {
        report.fault(path + "/expired_points", "type", "an integer or null");
      }
    }
    if (data.subtracted_points !== undefined) {
      let data6 = data.subtracted_points;
      if (!Number.isInteger(data6) && data6 !== null) {
        report.fault(path + "/subtracted_points", "type", "an integer or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "points" &&
        key0 !== "balance" &&
        key0 !== "next_expiration_date" &&
        key0 !== "next_expiration_points" &&
        key0 !== "pending_points" &&
        key0 !== "expired_points" &&
        key0 !== "subtracted_points"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateLoyaltyExpirationRules(data, path, report) {
  if (isObject(data)) {
    if (data.period_type !== undefined) {
      let data0 = data.period_type;
      if (typeof data0 !== "string") {
        report.fault(path + "/period_type", "type", "a string");
      }
      if (!(data0 === "MONTH" || data0 === "FIXED_DAY_OF_YEAR")) {
        report.fault(path + "/period_type", "unknown_value", "one of MONTH, FIXED_DAY_OF_YEAR");
      }
    }
    if (data.period_value !== undefined) {
      let data1 = data.period_value;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/period_value", "type", "an integer");
      }
    }
    if (data.rounding_type !== undefined) {
      let data2 = data.rounding_type;
      if (typeof data2 !== "string") {
        report.fault(path + "/rounding_type", "type", "a string");
      }
      if (!(
        data2 === "END_OF_MONTH" ||
        data2 === "END_OF_QUARTER" ||
        data2 === "END_OF_HALF_YEAR" ||
        data2 === "END_OF_YEAR" ||
        data2 === "PARTICULAR_MONTH"
      )) {
        report.fault(
          path + "/rounding_type",
          "unknown_value",
          "one of END_OF_MONTH, END_OF_QUARTER, END_OF_HALF_YEAR, END_OF_YEAR, PARTICULAR_MONTH",
        );
      }
    }
    if (data.rounding_value !== undefined) {
      let data3 = data.rounding_value;
      if (!Number.isInteger(data3)) {
        report.fault(path + "/rounding_value", "type", "an integer");
      }
    }
    if (data.fixed_month !== undefined) {
      let data4 = data.fixed_month;
      if (!Number.isInteger(data4)) {
        report.fault(path + "/fixed_month", "type", "an integer");
      }
    }
    if (data.fixed_day !== undefined) {
      let data5 = data.fixed_day;
      if (!Number.isInteger(data5)) {
        report.fault(path + "/fixed_day", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "period_type" &&
        key0 !== "period_value" &&
        key0 !== "rounding_type" &&
        key0 !== "rounding_value" &&
        key0 !== "fixed_month" &&
        key0 !== "fixed_day"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrder(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.source_id === undefined) {
      report.fault(path + "/source_id", "required", "a string or null");
    }
    if (data.customer_id === undefined) {
      report.fault(path + "/customer_id", "required", "a string or null");
    }
    if (data.referrer_id === undefined) {
      report.fault(path + "/referrer_id", "required", "a string or null");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "order")) {
        report.fault(path + "/object", "unknown_value", "one of order");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.status !== undefined) {
      let data3 = data.status;
      if (typeof data3 !== "string") {
        report.fault(path + "/status", "type", "a string");
      }
      if (!(
        data3 === "CREATED" ||
        data3 === "PAID" ||
        data3 === "CANCELED" ||
        data3 === "FULFILLED" ||
        data3 === "PROCESSING"
      )) {
        report.fault(
          path + "/status",
          "unknown_value",
          "one of CREATED, PAID, CANCELED, FULFILLED, PROCESSING",
        );
      }
    }
    if (data.created_at !== undefined) {
      let data4 = data.created_at;
      if (typeof data4 === "string") {
        if (!report.isDateTime(data4)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data5 = data.updated_at;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data5 === "string") {
        if (!report.isDateTime(data5)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.amount !== undefined) {
      let data6 = data.amount;
      if (!Number.isInteger(data6)) {
        report.fault(path + "/amount", "type", "an integer");
      }
    }
    if (data.initial_amount !== undefined) {
      let data7 = data.initial_amount;
      if (!Number.isInteger(data7)) {
        report.fault(path + "/initial_amount", "type", "an integer");
      }
    }
    if (data.discount_amount !== undefined) {
      let data8 = data.discount_amount;
      if (!Number.isInteger(data8)) {
        report.fault(path + "/discount_amount", "type", "an integer");
      }
    }
    if (data.items_discount_amount !== undefined) {
      let data9 = data.items_discount_amount;
      if (!Number.isInteger(data9)) {
        report.fault(path + "/items_discount_amount", "type", "an integer");
      }
    }
    if (data.total_discount_amount !== undefined) {
      let data10 = data.total_discount_amount;
      if (!Number.isInteger(data10)) {
        report.fault(path + "/total_discount_amount", "type", "an integer");
      }
    }
    if (data.applied_discount_amount !== undefined) {
      let data11 = data.applied_discount_amount;
      if (!Number.isInteger(data11)) {
        report.fault(path + "/applied_discount_amount", "type", "an integer");
      }
    }
    if (data.items_applied_discount_amount !== undefined) {
      let data12 = data.items_applied_discount_amount;
      if (!Number.isInteger(data12)) {
        report.fault(path + "/items_applied_discount_amount", "type", "an integer");
      }
    }
    if (data.total_applied_discount_amount !== undefined) {
      let data13 = data.total_applied_discount_amount;
      if (!Number.isInteger(data13)) {
        report.fault(path + "/total_applied_discount_amount", "type", "an integer");
      }
    }
    if (data.total_amount !== undefined) {
      let data14 = data.total_amount;
      if (!Number.isInteger(data14)) {
        report.fault(path + "/total_amount", "type", "an integer");
      }
    }
    if (data.items !== undefined) {
      let data15 = data.items;
      if (!Array.isArray(data15) && data15 !== null) {
        report.fault(path + "/items", "type", "an array or null");
      }
      if (Array.isArray(data15)) {
        const len0 = data15.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateOrderItem(data15[i0], path + "/items/" + i0, report);
        }
      }
    }
    if (data.metadata !== undefined) {
      let data17 = data.metadata;
      if (!isObject(data17) && data17 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.customer_id !== undefined) {
      let data18 = data.customer_id;
      if (typeof data18 !== "string" && data18 !== null) {
        report.fault(path + "/customer_id", "type", "a string or null");
      }
    }
    if (data.customer !== undefined) {
      let data19 = data.customer;
      if (data19 !== null) {
        validateCustomer(data19, path + "/customer", report);
      }
    }
    if (data.referrer_id !== undefined) {
      let data20 = data.referrer_id;
      if (typeof data20 !== "string" && data20 !== null) {
        report.fault(path + "/referrer_id", "type", "a string or null");
      }
    }
    if (data.referrer !== undefined) {
      let data21 = data.referrer;
      if (data21 !== null) {
        validateCustomer(data21, path + "/referrer", report);
      }
    }
    if (data.redemptions !== undefined) {
      let data22 = data.redemptions;
      if (isObject(data22)) {
        for (const key0 in data22) {
          if (report.full) break;
          validateOrderRedemption(data22[key0], path + "/redemptions/" + token(key0), report);
        }
      } else {
        report.fault(path + "/redemptions", "type", "an object");
      }
    }
    for (const key1 in data) {
      if (report.full) break;
      if (
        key1 !== "id" &&
        key1 !== "object" &&
        key1 !== "source_id" &&
        key1 !== "status" &&
        key1 !== "created_at" &&
        key1 !== "updated_at" &&
        key1 !== "amount" &&
        key1 !== "initial_amount" &&
        key1 !== "discount_amount" &&
        key1 !== "items_discount_amount" &&
        key1 !== "total_discount_amount" &&
        key1 !== "applied_discount_amount" &&
        key1 !== "items_applied_discount_amount" &&
        key1 !== "total_applied_discount_amount" &&
        key1 !== "total_amount" &&
        key1 !== "items" &&
        key1 !== "metadata" &&
        key1 !== "customer_id" &&
        key1 !== "customer" &&
        key1 !== "referrer_id" &&
        key1 !== "referrer" &&
        key1 !== "redemptions"
      ) {
        report.fault(path + "/" + token(key1), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrderItem(data, path, report) {
  if (isObject(data)) {
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "order_item")) {
        report.fault(path + "/object", "unknown_value", "one of order_item");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.related_object !== undefined) {
      let data3 = data.related_object;
      if (typeof data3 !== "string") {
        report.fault(path + "/related_object", "type", "a string");
      }
      if (!(data3 === "product" || data3 === "sku")) {
        report.fault(path + "/related_object", "unknown_value", "one of product, sku");
      }
    }
    if (data.product_id !== undefined) {
      let data4 = data.product_id;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/product_id", "type", "a string or null");
      }
    }
    if (data.sku_id !== undefined) {
      let data5 = data.sku_id;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/sku_id", "type", "a string or null");
      }
    }
    if (data.quantity !== undefined) {
      let data6 = data.quantity;
      if (!Number.isInteger(data6)) {
        report.fault(path + "/quantity", "type", "an integer");
      }
    }
    if (data.initial_quantity !== undefined) {
      let data7 = data.initial_quantity;
      if (!Number.isInteger(data7)) {
        report.fault(path + "/initial_quantity", "type", "an integer");
      }
    }
    if (data.discount_quantity !== undefined) {
      let data8 = data.discount_quantity;
      if (!Number.isInteger(data8)) {
        report.fault(path + "/discount_quantity", "type", "an integer");
      }
    }
    if (data.applied_discount_quantity !== undefined) {
      let data9 = data.applied_discount_quantity;
      if (!Number.isInteger(data9)) {
        report.fault(path + "/applied_discount_quantity", "type", "an integer");
      }
    }
    if (data.applied_quantity !== undefined) {
      let data10 = data.applied_quantity;
      if (!Number.isInteger(data10)) {
        report.fault(path + "/applied_quantity", "type", "an integer");
      }
    }
    if (data.applied_quantity_amount !== undefined) {
      let data11 = data.applied_quantity_amount;
      if (!Number.isInteger(data11)) {
        report.fault(path + "/applied_quantity_amount", "type", "an integer");
      }
    }
    if (data.price !== undefined) {
      let data12 = data.price;
      if (!Number.isInteger(data12)) {
        report.fault(path + "/price", "type", "an integer");
      }
    }
    if (data.amount !== undefined) {
      let data13 = data.amount;
      if (!Number.isInteger(data13)) {
        report.fault(path + "/amount", "type", "an integer");
      }
    }
    if (data.initial_amount !== undefined) {
      let data14 = data.initial_amount;
      if (!Number.isInteger(data14)) {
        report.fault(path + "/initial_amount", "type", "an integer");
      }
    }
    if (data.discount_amount !== undefined) {
      let data15 = data.discount_amount;
      if (!Number.isInteger(data15)) {
        report.fault(path + "/discount_amount", "type", "an integer");
      }
    }
    if (data.applied_discount_amount !== undefined) {
      let data16 = data.applied_discount_amount;
      if (!Number.isInteger(data16)) {
        report.fault(path + "/applied_discount_amount", "type", "an integer");
      }
    }
    if (data.subtotal_amount !== undefined) {
      let data17 = data.subtotal_amount;
      if (!Number.isInteger(data17)) {
        report.fault(path + "/subtotal_amount", "type", "an integer");
      }
    }
    if (data.product !== undefined) {
      let data18 = data.product;
      if (data18 !== null) {
        validateOrderItemProduct(data18, path + "/product", report);
      }
    }
    if (data.sku !== undefined) {
      let data19 = data.sku;
      if (data19 !== null) {
        validateOrderItemSku(data19, path + "/sku", report);
      }
    }
    if (data.metadata !== undefined) {
      let data20 = data.metadata;
      if (!isObject(data20) && data20 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "source_id" &&
        key0 !== "related_object" &&
        key0 !== "product_id" &&
        key0 !== "sku_id" &&
        key0 !== "quantity" &&
        key0 !== "initial_quantity" &&
        key0 !== "discount_quantity" &&
        key0 !== "applied_discount_quantity" &&
        key0 !== "applied_quantity" &&
        key0 !== "applied_quantity_amount" &&
        key0 !== "price" &&
        key0 !== "amount" &&
        key0 !== "initial_amount" &&
        key0 !== "discount_amount" &&
        key0 !== "applied_discount_amount" &&
        key0 !== "subtotal_amount" &&
        key0 !== "product" &&
        key0 !== "sku" &&
        key0 !== "metadata"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrderItemProduct(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        report.fault(path + "/id", "type", "a string or null");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/name", "type", "a string or null");
      }
    }
    if (data.price !== undefined) {
      let data3 = data.price;
      if (!Number.isFinite(data3) && data3 !== null) {
        report.fault(path + "/price", "type", "a number or null");
      }
    }
    if (data.metadata !== undefined) {
      let data4 = data.metadata;
      if (!isObject(data4) && data4 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.override !== undefined) {
      if (typeof data.override !== "boolean") {
        report.fault(path + "/override", "type", "a boolean");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "source_id" &&
        key0 !== "name" &&
        key0 !== "price" &&
        key0 !== "metadata" &&
        key0 !== "override"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrderItemSku(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        report.fault(path + "/id", "type", "a string or null");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.sku !== undefined) {
      let data2 = data.sku;
      if (typeof data2 !== "string" && data2 !== null) {
        report.fault(path + "/sku", "type", "a string or null");
      }
    }
    if (data.price !== undefined) {
      let data3 = data.price;
      if (!Number.isFinite(data3) && data3 !== null) {
        report.fault(path + "/price", "type", "a number or null");
      }
    }
    if (data.metadata !== undefined) {
      let data4 = data.metadata;
      if (!isObject(data4) && data4 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.override !== undefined) {
      if (typeof data.override !== "boolean") {
        report.fault(path + "/override", "type", "a boolean");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "source_id" &&
        key0 !== "sku" &&
        key0 !== "price" &&
        key0 !== "metadata" &&
        key0 !== "override"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrderRedemption(data, path, report) {
  if (isObject(data)) {
    if (data.date !== undefined) {
      let data0 = data.date;
      if (typeof data0 === "string") {
        if (!report.isDateTime(data0)) {
          report.fault(path + "/date", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/date", "type", "a string");
      }
    }
    if (data.rollback_id !== undefined) {
      if (typeof data.rollback_id !== "string") {
        report.fault(path + "/rollback_id", "type", "a string");
      }
    }
    if (data.rollback_date !== undefined) {
      let data2 = data.rollback_date;
      if (typeof data2 === "string") {
        if (!report.isDateTime(data2)) {
          report.fault(path + "/rollback_date", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/rollback_date", "type", "a string");
      }
    }
    if (data.related_object_type !== undefined) {
      let data3 = data.related_object_type;
      if (typeof data3 !== "string") {
        report.fault(path + "/related_object_type", "type", "a string");
      }
      if (!(
        data3 === "voucher" ||
        data3 === "promotion_tier" ||
        data3 === "promotion_stack" ||
        data3 === "redemption"
      )) {
        report.fault(
          path + "/related_object_type",
          "unknown_value",
          "one of voucher, promotion_tier, promotion_stack, redemption",
        );
      }
    }
    if (data.related_object_id !== undefined) {
      if (typeof data.related_object_id !== "string") {
        report.fault(path + "/related_object_id", "type", "a string");
      }
    }
    if (data.related_object_parent_id !== undefined) {
      if (typeof data.related_object_parent_id !== "string") {
        report.fault(path + "/related_object_parent_id", "type", "a string");
      }
    }
    if (data.stacked !== undefined) {
      let data6 = data.stacked;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          if (typeof data6[i0] !== "string") {
            report.fault(path + "/stacked/" + i0, "type", "a string");
          }
        }
      } else {
        report.fault(path + "/stacked", "type", "an array");
      }
    }
    if (data.rollback_stacked !== undefined) {
      let data8 = data.rollback_stacked;
      if (Array.isArray(data8)) {
        const len1 = data8.length;
        for (let i1 = 0; i1 < len1 && !report.full; i1++) {
          if (typeof data8[i1] !== "string") {
            report.fault(path + "/rollback_stacked/" + i1, "type", "a string");
          }
        }
      } else {
        report.fault(path + "/rollback_stacked", "type", "an array");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "date" &&
        key0 !== "rollback_id" &&
        key0 !== "rollback_date" &&
        key0 !== "related_object_type" &&
        key0 !== "related_object_id" &&
        key0 !== "related_object_parent_id" &&
        key0 !== "stacked" &&
        key0 !== "rollback_stacked"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTier(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "promotion_tier")) {
        report.fault(path + "/object", "unknown_value", "one of promotion_tier");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    if (data.banner !== undefined) {
      let data3 = data.banner;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/banner", "type", "a string or null");
      }
    }
    if (data.action !== undefined) {
      let data4 = data.action;
      if (data4 !== null) {
        validatePromotionTierAction(data4, path + "/action", report);
      }
    }
    if (data.hierarchy !== undefined) {
      let data5 = data.hierarchy;
      if (!Number.isInteger(data5) && data5 !== null) {
        report.fault(path + "/hierarchy", "type", "an integer or null");
      }
    }
    if (data.promotion_id !== undefined) {
      let data6 = data.promotion_id;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/promotion_id", "type", "a string or null");
      }
    }
    if (data.campaign_id !== undefined) {
      let data7 = data.campaign_id;
      if (typeof data7 !== "string" && data7 !== null) {
        report.fault(path + "/campaign_id", "type", "a string or null");
      }
    }
    if (data.campaign !== undefined) {
      let data8 = data.campaign;
      if (data8 !== null) {
        validatePromotionTierCampaign(data8, path + "/campaign", report);
      }
    }
    if (data.active !== undefined) {
      let data9 = data.active;
      if (typeof data9 !== "boolean" && data9 !== null) {
        report.fault(path + "/active", "type", "a boolean or null");
      }
    }
    if (data.start_date !== undefined) {
      let data10 = data.start_date;
      if (typeof data10 !== "string" && data10 !== null) {
        report.fault(path + "/start_date", "type", "a string or null");
      }
      if (typeof data10 === "string") {
        if (!report.isDateTime(data10)) {
          report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.expiration_date !== undefined) {
      let data11 = data.expiration_date;
      if (typeof data11 !== "string" && data11 !== null) {
        report.fault(path + "/expiration_date", "type", "a string or null");
      }
      if (typeof data11 === "string") {
        if (!report.isDateTime(data11)) {
          report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data12 = data.validity_timeframe;
      if (data12 !== null) {
        validateValidityTimeframe(data12, path + "/validity_timeframe", report);
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data13 = data.validity_day_of_week;
      if (!Array.isArray(data13) && data13 !== null) {
        report.fault(path + "/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          let data14 = data13[i0];
          if (!Number.isInteger(data14)) {
            report.fault(path + "/validity_day_of_week/" + i0, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data15 = data.validity_hours;
      if (data15 !== null) {
        validateValidityHours(data15, path + "/validity_hours", report);
      }
    }
    if (data.validation_rule_assignments !== undefined) {
      let data16 = data.validation_rule_assignments;
      if (data16 !== null) {
        validateValidationRuleAssignmentList(data16, path + "/validation_rule_assignments", report);
      }
    }
    if (data.summary !== undefined) {
      let data17 = data.summary;
      if (data17 !== null) {
        validatePromotionTierSummary(data17, path + "/summary", report);
      }
    }
    if (data.category_id !== undefined) {
      let data18 = data.category_id;
      if (typeof data18 !== "string" && data18 !== null) {
        report.fault(path + "/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data19 = data.categories;
      if (!Array.isArray(data19) && data19 !== null) {
        report.fault(path + "/categories", "type", "an array or null");
      }
      if (Array.isArray(data19)) {
        const len1 = data19.length;
        for (let i1 = 0; i1 < len1 && !report.full; i1++) {
          validateCategory(data19[i1], path + "/categories/" + i1, report);
        }
      }
    }
    if (data.metadata !== undefined) {
      let data21 = data.metadata;
      if (!isObject(data21) && data21 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      let data22 = data.created_at;
      if (typeof data22 === "string") {
        if (!report.isDateTime(data22)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data23 = data.updated_at;
      if (typeof data23 !== "string" && data23 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data23 === "string") {
        if (!report.isDateTime(data23)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "name" &&
        key0 !== "banner" &&
        key0 !== "action" &&
        key0 !== "hierarchy" &&
        key0 !== "promotion_id" &&
        key0 !== "campaign_id" &&
        key0 !== "campaign" &&
        key0 !== "active" &&
        key0 !== "start_date" &&
        key0 !== "expiration_date" &&
        key0 !== "validity_timeframe" &&
        key0 !== "validity_day_of_week" &&
        key0 !== "validity_hours" &&
        key0 !== "validation_rule_assignments" &&
        key0 !== "summary" &&
        key0 !== "category_id" &&
        key0 !== "categories" &&
        key0 !== "metadata" &&
        key0 !== "created_at" &&
        key0 !== "updated_at"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTierAction(data, path, report) {
  if (isObject(data)) {
    if (data.discount !== undefined) {
      let data0 = data.discount;
      if (data0 !== null) {
        validateDiscount(data0, path + "/discount", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "discount") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTierCampaign(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "campaign")) {
        report.fault(path + "/object", "unknown_value", "one of campaign");
      }
    }
    if (data.active !== undefined) {
      let data2 = data.active;
      if (typeof data2 !== "boolean" && data2 !== null) {
        report.fault(path + "/active", "type", "a boolean or null");
      }
    }
    if (data.start_date !== undefined) {
      let data3 = data.start_date;
      if (typeof data3 !== "string" && data3 !== null) {
        report.fault(path + "/start_date", "type", "a string or null");
      }
      if (typeof data3 === "string") {
        if (!report.isDateTime(data3)) {
          report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.expiration_date !== undefined) {
      let data4 = data.expiration_date;
      if (typeof data4 !== "string" && data4 !== null) {
        report.fault(path + "/expiration_date", "type", "a string or null");
      }
      if (typeof data4 === "string") {
        if (!report.isDateTime(data4)) {
          report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data5 = data.validity_timeframe;
      if (data5 !== null) {
        validateValidityTimeframe(data5, path + "/validity_timeframe", report);
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data6 = data.validity_day_of_week;
      if (!Array.isArray(data6) && data6 !== null) {
        report.fault(path + "/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          let data7 = data6[i0];
          if (!Number.isInteger(data7)) {
            report.fault(path + "/validity_day_of_week/" + i0, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data8 = data.validity_hours;
      if (data8 !== null) {
        validateValidityHours(data8, path + "/validity_hours", report);
      }
    }
    if (data.category_id !== undefined) {
      let data9 = data.category_id;
      if (typeof data9 !== "string" && data9 !== null) {
        report.fault(path + "/category_id", "type", "a string or null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "active" &&
        key0 !== "start_date" &&
        key0 !== "expiration_date" &&
        key0 !== "validity_timeframe" &&
        key0 !== "validity_day_of_week" &&
        key0 !== "validity_hours" &&
        key0 !== "category_id"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTierSummary(data, path, report) {
  if (isObject(data)) {
    if (data.redemptions !== undefined) {
      let data0 = data.redemptions;
      if (data0 !== null) {
        validatePromotionTierSummaryRedemptions(data0, path + "/redemptions", report);
      }
    }
    if (data.orders !== undefined) {
      let data1 = data.orders;
      if (data1 !== null) {
        validatePromotionTierSummaryOrders(data1, path + "/orders", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "redemptions" && key0 !== "orders") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTierSummaryOrders(data, path, report) {
  if (isObject(data)) {
    if (data.total_amount !== undefined) {
      let data0 = data.total_amount;
      if (!Number.isInteger(data0)) {
        report.fault(path + "/total_amount", "type", "an integer");
      }
    }
    if (data.total_discount_amount !== undefined) {
      let data1 = data.total_discount_amount;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/total_discount_amount", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "total_amount" && key0 !== "total_discount_amount") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePromotionTierSummaryRedemptions(data, path, report) {
  if (isObject(data)) {
    if (data.total_redeemed !== undefined) {
      let data0 = data.total_redeemed;
      if (!Number.isInteger(data0)) {
        report.fault(path + "/total_redeemed", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "total_redeemed") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePublication(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.created_at === undefined) {
      report.fault(path + "/created_at", "required", "a string");
    }
    if (data.customer_id === undefined) {
      report.fault(path + "/customer_id", "required", "a string");
    }
    if (data.channel === undefined) {
      report.fault(path + "/channel", "required", "a string");
    }
    if (data.source_id === undefined) {
      report.fault(path + "/source_id", "required", "a string or null");
    }
    if (data.metadata === undefined) {
      report.fault(path + "/metadata", "required", "an object");
    }
    if (data.customer === undefined) {
      report.fault(path + "/customer", "required", "an object");
    }
    if (data.vouchers_id === undefined) {
      report.fault(path + "/vouchers_id", "required", "an array");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "publication")) {
        report.fault(path + "/object", "unknown_value", "one of publication");
      }
    }
    if (data.created_at !== undefined) {
      let data2 = data.created_at;
      if (typeof data2 === "string") {
        if (!report.isDateTime(data2)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.result !== undefined) {
      let data3 = data.result;
      if (typeof data3 !== "string") {
        report.fault(path + "/result", "type", "a string");
      }
      if (!(data3 === "SUCCESS")) {
        report.fault(path + "/result", "unknown_value", "one of SUCCESS");
      }
    }
    if (data.channel !== undefined) {
      if (typeof data.channel !== "string") {
        report.fault(path + "/channel", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data5 = data.source_id;
      if (typeof data5 !== "string" && data5 !== null) {
        report.fault(path + "/source_id", "type", "a string or null");
      }
    }
    if (data.tracking_id !== undefined) {
      let data6 = data.tracking_id;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/tracking_id", "type", "a string or null");
      }
    }
    if (data.customer_id !== undefined) {
      if (typeof data.customer_id !== "string") {
        report.fault(path + "/customer_id", "type", "a string");
      }
    }
    if (data.customer !== undefined) {
      validateCustomer(data.customer, path + "/customer", report);
    }
    if (data.vouchers_id !== undefined) {
      let data9 = data.vouchers_id;
      if (Array.isArray(data9)) {
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          if (typeof data9[i0] !== "string") {
            report.fault(path + "/vouchers_id/" + i0, "type", "a string");
          }
        }
      } else {
        report.fault(path + "/vouchers_id", "type", "an array");
      }
    }
    if (data.voucher !== undefined) {
      let data11 = data.voucher;
      if (data11 !== null) {
        validateVoucher(data11, path + "/voucher", report);
      }
    }
    if (data.vouchers !== undefined) {
      let data12 = data.vouchers;
      if (!Array.isArray(data12) && data12 !== null) {
        report.fault(path + "/vouchers", "type", "an array or null");
      }
    }
    if (data.failure_code !== undefined) {
      let data13 = data.failure_code;
      if (typeof data13 !== "string" && data13 !== null) {
        report.fault(path + "/failure_code", "type", "a string or null");
      }
    }
    if (data.failure_message !== undefined) {
      let data14 = data.failure_message;
      if (typeof data14 !== "string" && data14 !== null) {
        report.fault(path + "/failure_message", "type", "a string or null");
      }
    }
    if (data.metadata !== undefined) {
      validatePublicationMetadata(data.metadata, path + "/metadata", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "created_at" &&
        key0 !== "result" &&
        key0 !== "channel" &&
        key0 !== "source_id" &&
        key0 !== "tracking_id" &&
        key0 !== "customer_id" &&
        key0 !== "customer" &&
        key0 !== "vouchers_id" &&
        key0 !== "voucher" &&
        key0 !== "vouchers" &&
        key0 !== "failure_code" &&
        key0 !== "failure_message" &&
        key0 !== "metadata"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validatePublicationMetadata(data, path, report) {
  if (isObject(data)) {
    if (data.source_type !== undefined) {
      if (typeof data.source_type !== "string") {
        report.fault(path + "/source_type", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      if (typeof data.source_id !== "string") {
        report.fault(path + "/source_id", "type", "a string");
      }
    }
    if (data.distribution_id !== undefined) {
      if (typeof data.distribution_id !== "string") {
        report.fault(path + "/distribution_id", "type", "a string");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateRedemption(data, path, report) {
  if (!isObject(data)) {
    report.fault(path, "type", "an object");
  }
}

function validateRefereeReward(data, path, report) {
  if (isObject(data)) {
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
      if (!(data0 === "DISCOUNT_VOUCHER" || data0 === "GIFT_VOUCHER" || data0 === "LOYALTY_CARD")) {
        report.fault(
          path + "/type",
          "unknown_value",
          "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD",
        );
      }
    }
    if (data.related_object_parent !== undefined) {
      let data1 = data.related_object_parent;
      if (data1 !== null) {
        validateRefereeRewardParent(data1, path + "/related_object_parent", report);
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateRefereeRewardParent(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data2 = data.object;
      if (typeof data2 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data2 === "CAMPAIGN")) {
        report.fault(path + "/object", "unknown_value", "one of CAMPAIGN");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "name" && key0 !== "object") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateReferralProgram(data, path, report) {
  if (isObject(data)) {
    if (data.conversion_event_type !== undefined) {
      let data0 = data.conversion_event_type;
      if (typeof data0 !== "string") {
        report.fault(path + "/conversion_event_type", "type", "a string");
      }
      if (!(data0 === "redemption" || data0 === "custom_event")) {
        report.fault(
          path + "/conversion_event_type",
          "unknown_value",
          "one of redemption, custom_event",
        );
      }
    }
    if (data.custom_event !== undefined) {
      let data1 = data.custom_event;
      if (data1 !== null) {
        validateReferralProgramCustomEvent(data1, path + "/custom_event", report);
      }
    }
    if (data.referee_reward !== undefined) {
      let data2 = data.referee_reward;
      if (data2 !== null) {
        validateRefereeReward(data2, path + "/referee_reward", report);
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "conversion_event_type" &&
        key0 !== "custom_event" &&
        key0 !== "referee_reward"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateReferralProgramCustomEvent(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        report.fault(path + "/name", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "name") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateValidationRuleAssignment(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data1 = data.object;
      if (typeof data1 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data1 === "validation_rules_assignment")) {
        report.fault(path + "/object", "unknown_value", "one of validation_rules_assignment");
      }
    }
    if (data.rule_id !== undefined) {
      if (typeof data.rule_id !== "string") {
        report.fault(path + "/rule_id", "type", "a string");
      }
    }
    if (data.related_object_id !== undefined) {
      if (typeof data.related_object_id !== "string") {
        report.fault(path + "/related_object_id", "type", "a string");
      }
    }
    if (data.related_object_type !== undefined) {
      let data4 = data.related_object_type;
      if (typeof data4 !== "string") {
        report.fault(path + "/related_object_type", "type", "a string");
      }
      if (!(
        data4 === "voucher" ||
        data4 === "campaign" ||
        data4 === "earning_rule" ||
        data4 === "reward_assignment" ||
        data4 === "promotion_tier" ||
        data4 === "distribution"
      )) {
        report.fault(
          path + "/related_object_type",
          "unknown_value",
          "one of voucher, campaign, earning_rule, reward_assignment, promotion_tier, distribution",
        );
      }
    }
    if (data.created_at !== undefined) {
      let data5 = data.created_at;
      if (typeof data5 === "string") {
        if (!report.isDateTime(data5)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data6 = data.updated_at;
      if (typeof data6 !== "string" && data6 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data6 === "string") {
        if (!report.isDateTime(data6)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.validation_status !== undefined) {
      let data7 = data.validation_status;
      if (typeof data7 !== "string") {
        report.fault(path + "/validation_status", "type", "a string");
      }
      if (!(data7 === "VALID" || data7 === "PARTIALLY_VALID" || data7 === "INVALID")) {
        report.fault(
          path + "/validation_status",
          "unknown_value",
          "one of VALID, PARTIALLY_VALID, INVALID",
        );
      }
    }
    if (data.validation_omitted_rules !== undefined) {
      let data8 = data.validation_omitted_rules;
      if (!Array.isArray(data8) && data8 !== null) {
        report.fault(path + "/validation_omitted_rules", "type", "an array or null");
      }
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          if (typeof data8[i0] !== "string") {
            report.fault(path + "/validation_omitted_rules/" + i0, "type", "a string");
          }
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "rule_id" &&
        key0 !== "related_object_id" &&
        key0 !== "related_object_type" &&
        key0 !== "created_at" &&
        key0 !== "updated_at" &&
        key0 !== "validation_status" &&
        key0 !== "validation_omitted_rules"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateValidationRuleAssignmentList(data, path, report) {
  if (isObject(data)) {
    if (data.object !== undefined) {
      let data0 = data.object;
      if (typeof data0 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data0 === "list")) {
        report.fault(path + "/object", "unknown_value", "one of list");
      }
    }
    if (data.data_ref !== undefined) {
      let data1 = data.data_ref;
      if (typeof data1 !== "string") {
        report.fault(path + "/data_ref", "type", "a string");
      }
      if (!(data1 === "data")) {
        report.fault(path + "/data_ref", "unknown_value", "one of data");
      }
    }
    if (data.data !== undefined) {
      let data2 = data.data;
      if (!Array.isArray(data2) && data2 !== null) {
        report.fault(path + "/data", "type", "an array or null");
      }
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateValidationRuleAssignment(data2[i0], path + "/data/" + i0, report);
        }
      }
    }
    if (data.total !== undefined) {
      let data4 = data.total;
      if (!Number.isInteger(data4)) {
        report.fault(path + "/total", "type", "an integer");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "object" && key0 !== "data_ref" && key0 !== "data" && key0 !== "total") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateValidityHours(data, path, report) {
  if (isObject(data)) {
    if (data.daily !== undefined) {
      let data0 = data.daily;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateValidityHoursRange(data0[i0], path + "/daily/" + i0, report);
        }
      } else {
        report.fault(path + "/daily", "type", "an array");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "daily") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateValidityHoursRange(data, path, report) {
  if (isObject(data)) {
    if (data.days_of_week !== undefined) {
      let data0 = data.days_of_week;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          let data1 = data0[i0];
          if (!Number.isInteger(data1)) {
            report.fault(path + "/days_of_week/" + i0, "type", "an integer");
          }
        }
      } else {
        report.fault(path + "/days_of_week", "type", "an array");
      }
    }
    if (data.start_time !== undefined) {
      if (typeof data.start_time !== "string") {
        report.fault(path + "/start_time", "type", "a string");
      }
    }
    if (data.expiration_time !== undefined) {
      if (typeof data.expiration_time !== "string") {
        report.fault(path + "/expiration_time", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "days_of_week" && key0 !== "start_time" && key0 !== "expiration_time") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateValidityTimeframe(data, path, report) {
  if (isObject(data)) {
    if (data.duration !== undefined) {
      if (typeof data.duration !== "string") {
        report.fault(path + "/duration", "type", "a string");
      }
    }
    if (data.interval !== undefined) {
      if (typeof data.interval !== "string") {
        report.fault(path + "/interval", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "duration" && key0 !== "interval") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateVoucher(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.code === undefined) {
      report.fault(path + "/code", "required", "a string");
    }
    if (data.object === undefined) {
      report.fault(path + "/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.code !== undefined) {
      if (typeof data.code !== "string") {
        report.fault(path + "/code", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      let data2 = data.object;
      if (typeof data2 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data2 === "voucher")) {
        report.fault(path + "/object", "unknown_value", "one of voucher");
      }
    }
    if (data.type !== undefined) {
      let data3 = data.type;
      if (typeof data3 !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
      if (!(data3 === "DISCOUNT_VOUCHER" || data3 === "GIFT_VOUCHER" || data3 === "LOYALTY_CARD")) {
        report.fault(
          path + "/type",
          "unknown_value",
          "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD",
        );
      }
    }
    if (data.discount !== undefined) {
      let data4 = data.discount;
      if (data4 !== null) {
        validateDiscount(data4, path + "/discount", report);
      }
    }
    if (data.gift !== undefined) {
      let data5 = data.gift;
      if (data5 !== null) {
        validateGift(data5, path + "/gift", report);
      }
    }
    if (data.loyalty_card !== undefined) {
      let data6 = data.loyalty_card;
      if (data6 !== null) {
        validateLoyaltyCard(data6, path + "/loyalty_card", report);
      }
    }
    if (data.campaign !== undefined) {
      let data7 = data.campaign;
      if (typeof data7 !== "string" && data7 !== null) {
        report.fault(path + "/campaign", "type", "a string or null");
      }
    }
    if (data.campaign_id !== undefined) {
      let data8 = data.campaign_id;
      if (typeof data8 !== "string" && data8 !== null) {
        report.fault(path + "/campaign_id", "type", "a string or null");
      }
    }
    if (data.is_referral_code !== undefined) {
      let data9 = data.is_referral_code;
      if (typeof data9 !== "boolean" && data9 !== null) {
        report.fault(path + "/is_referral_code", "type", "a boolean or null");
      }
    }
    if (data.holder_id !== undefined) {
      let data10 = data.holder_id;
      if (typeof data10 !== "string" && data10 !== null) {
        report.fault(path + "/holder_id", "type", "a string or null");
      }
    }
    if (data.referrer_id !== undefined) {
      let data11 = data.referrer_id;
      if (typeof data11 !== "string" && data11 !== null) {
        report.fault(path + "/referrer_id", "type", "a string or null");
      }
    }
    if (data.category !== undefined) {
      let data12 = data.category;
      if (typeof data12 !== "string" && data12 !== null) {
        report.fault(path + "/category", "type", "a string or null");
      }
    }
    if (data.category_id !== undefined) {
      let data13 = data.category_id;
      if (typeof data13 !== "string" && data13 !== null) {
        report.fault(path + "/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data14 = data.categories;
      if (!Array.isArray(data14) && data14 !== null) {
        report.fault(path + "/categories", "type", "an array or null");
      }
      if (Array.isArray(data14)) {
        const len0 = data14.length;
        for (let i0 = 0; i0 < len0 && !report.full; i0++) {
          validateCategory(data14[i0], path + "/categories/" + i0, report);
        }
      }
    }
    if (data.active !== undefined) {
      let data16 = data.active;
      if (typeof data16 !== "boolean" && data16 !== null) {
        report.fault(path + "/active", "type", "a boolean or null");
      }
    }
    if (data.redemption !== undefined) {
      let data17 = data.redemption;
      if (data17 !== null) {
        validateVoucherRedemption(data17, path + "/redemption", report);
      }
    }
    if (data.start_date !== undefined) {
      let data18 = data.start_date;
      if (typeof data18 !== "string" && data18 !== null) {
        report.fault(path + "/start_date", "type", "a string or null");
      }
      if (typeof data18 === "string") {
        if (!report.isDateTime(data18)) {
          report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.expiration_date !== undefined) {
      let data19 = data.expiration_date;
      if (typeof data19 !== "string" && data19 !== null) {
        report.fault(path + "/expiration_date", "type", "a string or null");
      }
      if (typeof data19 === "string") {
        if (!report.isDateTime(data19)) {
          report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
        }
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data20 = data.validity_timeframe;
      if (data20 !== null) {
        validateValidityTimeframe(data20, path + "/validity_timeframe", report);
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data21 = data.validity_day_of_week;
      if (!Array.isArray(data21) && data21 !== null) {
        report.fault(path + "/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data21)) {
        const len1 = data21.length;
        for (let i1 = 0; i1 < len1 && !report.full; i1++) {
          let data22 = data21[i1];
          if (!Number.isInteger(data22)) {
            report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data23 = data.validity_hours;
      if (data23 !== null) {
        validateValidityHours(data23, path + "/validity_hours", report);
      }
    }
    if (data.validation_rules_assignments !== undefined) {
      let data24 = data.validation_rules_assignments;
      if (data24 !== null) {
        validateValidationRuleAssignmentList(
          data24,
          path + "/validation_rules_assignments",
          report,
        );
      }
    }
    if (data.additional_info !== undefined) {
      let data25 = data.additional_info;
      if (typeof data25 !== "string" && data25 !== null) {
        report.fault(path + "/additional_info", "type", "a string or null");
      }
    }
    if (data.metadata !== undefined) {
      let data26 = data.metadata;
      if (!isObject(data26) && data26 !== null) {
        report.fault(path + "/metadata", "type", "an object or null");
      }
    }
    if (data.assets !== undefined) {
      let data27 = data.assets;
      if (data27 !== null) {
        validateVoucherAssets(data27, path + "/assets", report);
      }
    }
    if (data.publish !== undefined) {
      let data28 = data.publish;
      if (data28 !== null) {
        validateVoucherPublish(data28, path + "/publish", report);
      }
    }
    if (data.created_at !== undefined) {
      let data29 = data.created_at;
      if (typeof data29 === "string") {
        if (!report.isDateTime(data29)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data30 = data.updated_at;
      if (typeof data30 !== "string" && data30 !== null) {
        report.fault(path + "/updated_at", "type", "a string or null");
      }
      if (typeof data30 === "string") {
        if (!report.isDateTime(data30)) {
          report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "code" &&
        key0 !== "object" &&
        key0 !== "type" &&
        key0 !== "discount" &&
        key0 !== "gift" &&
        key0 !== "loyalty_card" &&
        key0 !== "campaign" &&
        key0 !== "campaign_id" &&
        key0 !== "is_referral_code" &&
        key0 !== "holder_id" &&
        key0 !== "referrer_id" &&
        key0 !== "category" &&
        key0 !== "category_id" &&
        key0 !== "categories" &&
        key0 !== "active" &&
        key0 !== "redemption" &&
        key0 !== "start_date" &&
        key0 !== "expiration_date" &&
        key0 !== "validity_timeframe" &&
        key0 !== "validity_day_of_week" &&
        key0 !== "validity_hours" &&
        key0 !== "validation_rules_assignments" &&
        key0 !== "additional_info" &&
        key0 !== "metadata" &&
        key0 !== "assets" &&
        key0 !== "publish" &&
        key0 !== "created_at" &&
        key0 !== "updated_at"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateVoucherAssets(data, path, report) {
  if (isObject(data)) {
    if (data.qr !== undefined) {
      validateVoucherImage(data.qr, path + "/qr", report);
    }
    if (data.barcode !== undefined) {
      validateVoucherImage(data.barcode, path + "/barcode", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "qr" && key0 !== "barcode") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateVoucherImage(data, path, report) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        report.fault(path + "/url", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "id" && key0 !== "url") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateVoucherPublish(data, path, report) {
  if (isObject(data)) {
    if (data.object !== undefined) {
      let data0 = data.object;
      if (typeof data0 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data0 === "list")) {
        report.fault(path + "/object", "unknown_value", "one of list");
      }
    }
    if (data.count !== undefined) {
      let data1 = data.count;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/count", "type", "an integer");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        report.fault(path + "/url", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "object" && key0 !== "count" && key0 !== "url") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateVoucherRedemption(data, path, report) {
  if (isObject(data)) {
    if (data.quantity !== undefined) {
      let data0 = data.quantity;
      if (!Number.isInteger(data0) && data0 !== null) {
        report.fault(path + "/quantity", "type", "an integer or null");
      }
    }
    if (data.redeemed_quantity !== undefined) {
      let data1 = data.redeemed_quantity;
      if (!Number.isInteger(data1)) {
        report.fault(path + "/redeemed_quantity", "type", "an integer");
      }
    }
    if (data.redeemed_points !== undefined) {
      let data2 = data.redeemed_points;
      if (!Number.isInteger(data2) && data2 !== null) {
        report.fault(path + "/redeemed_points", "type", "an integer or null");
      }
    }
    if (data.redeemed_amount !== undefined) {
      let data3 = data.redeemed_amount;
      if (!Number.isFinite(data3) && data3 !== null) {
        report.fault(path + "/redeemed_amount", "type", "a number or null");
      }
    }
    if (data.object !== undefined) {
      let data4 = data.object;
      if (typeof data4 !== "string") {
        report.fault(path + "/object", "type", "a string");
      }
      if (!(data4 === "list")) {
        report.fault(path + "/object", "unknown_value", "one of list");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        report.fault(path + "/url", "type", "a string");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "quantity" &&
        key0 !== "redeemed_quantity" &&
        key0 !== "redeemed_points" &&
        key0 !== "redeemed_amount" &&
        key0 !== "object" &&
        key0 !== "url"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateDelivery(data, path, report) {
  if (isObject(data)) {
    if (data.id === undefined) {
      report.fault(path + "/id", "required", "a string");
    }
    if (data.project_id === undefined) {
      report.fault(path + "/project_id", "required", "a string");
    }
    if (data.created_at === undefined) {
      report.fault(path + "/created_at", "required", "a string");
    }
    if (data.type === undefined) {
      report.fault(path + "/type", "required", "a string");
    }
    if (data.data === undefined) {
      report.fault(path + "/data", "required", "an object");
    }
    if (data.source === undefined) {
      report.fault(path + "/source", "required", "an object");
    }
    if (data.event === undefined) {
      report.fault(path + "/event", "required", "an object");
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          report.fault(path + "/id", "min_length", "a string that is not empty");
        }
      } else {
        report.fault(path + "/id", "type", "a string");
      }
    }
    if (data.project_id !== undefined) {
      if (typeof data.project_id !== "string") {
        report.fault(path + "/project_id", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      let data2 = data.created_at;
      if (typeof data2 === "string") {
        if (!report.isDateTime(data2)) {
          report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
        }
      } else {
        report.fault(path + "/created_at", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        report.fault(path + "/type", "type", "a string");
      }
    }
    if (data.data !== undefined) {
      let data4 = data.data;
      if (!isObject(data4)) {
        report.fault(path + "/data", "type", "an object");
      }
    }
    if (data.source !== undefined) {
      validateDeliverySource(data.source, path + "/source", report);
    }
    if (data.event !== undefined) {
      validateDeliveryEvent(data.event, path + "/event", report);
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "project_id" &&
        key0 !== "created_at" &&
        key0 !== "type" &&
        key0 !== "data" &&
        key0 !== "source" &&
        key0 !== "event"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerOrderCreatedPromotionData(data, path, report) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      report.fault(path + "/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      report.fault(path + "/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      report.fault(path + "/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      report.fault(path + "/redemption", "required", "an object or null");
    }
    if (data.campaign === undefined || data.campaign === null) {
      report.fault(path + "/campaign", "required", "an object");
    }
    if (data.promotion_tier === undefined || data.promotion_tier === null) {
      report.fault(path + "/promotion_tier", "required", "an object");
    }
    if (data.customer !== undefined) {
      validateCustomer(data.customer, path + "/customer", report);
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        validateCustomer(data1, path + "/referrer", report);
      }
    }
    if (data.order !== undefined) {
      validateOrder(data.order, path + "/order", report);
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        validateRedemption(data3, path + "/redemption", report);
      }
    }
    if (data.campaign !== undefined) {
      let data4 = data.campaign;
      if (data4 !== null) {
        validateCampaign(data4, path + "/campaign", report);
      }
    }
    if (data.promotion_tier !== undefined) {
      let data5 = data.promotion_tier;
      if (data5 !== null) {
        validatePromotionTier(data5, path + "/promotion_tier", report);
      }
    }
    if (data.voucher !== undefined) {
      if (data.voucher !== null) {
        report.fault(path + "/voucher", "type", "null");
      }
    }
    if (data.publication !== undefined) {
      if (data.publication !== null) {
        report.fault(path + "/publication", "type", "null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "customer" &&
        key0 !== "referrer" &&
        key0 !== "order" &&
        key0 !== "redemption" &&
        key0 !== "campaign" &&
        key0 !== "promotion_tier" &&
        key0 !== "voucher" &&
        key0 !== "publication"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerOrderCreatedUniqueCodeData(data, path, report) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      report.fault(path + "/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      report.fault(path + "/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      report.fault(path + "/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      report.fault(path + "/redemption", "required", "an object or null");
    }
    if (data.campaign === undefined || data.campaign === null) {
      report.fault(path + "/campaign", "required", "an object");
    }
    if (data.voucher === undefined || data.voucher === null) {
      report.fault(path + "/voucher", "required", "an object");
    }
    if (data.publication === undefined || data.publication === null) {
      report.fault(path + "/publication", "required", "an object");
    }
    if (data.customer !== undefined) {
      validateCustomer(data.customer, path + "/customer", report);
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        validateCustomer(data1, path + "/referrer", report);
      }
    }
    if (data.order !== undefined) {
      validateOrder(data.order, path + "/order", report);
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        validateRedemption(data3, path + "/redemption", report);
      }
    }
    if (data.campaign !== undefined) {
      let data4 = data.campaign;
      if (data4 !== null) {
        validateCampaign(data4, path + "/campaign", report);
      }
    }
    if (data.voucher !== undefined) {
      let data5 = data.voucher;
      if (data5 !== null) {
        validateVoucher(data5, path + "/voucher", report);
      }
    }
    if (data.publication !== undefined) {
      let data6 = data.publication;
      if (data6 !== null) {
        validatePublication(data6, path + "/publication", report);
      }
    }
    if (data.promotion_tier !== undefined) {
      if (data.promotion_tier !== null) {
        report.fault(path + "/promotion_tier", "type", "null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "customer" &&
        key0 !== "referrer" &&
        key0 !== "order" &&
        key0 !== "redemption" &&
        key0 !== "campaign" &&
        key0 !== "voucher" &&
        key0 !== "publication" &&
        key0 !== "promotion_tier"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerOrderCreatedMessageData(data, path, report) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      report.fault(path + "/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      report.fault(path + "/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      report.fault(path + "/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      report.fault(path + "/redemption", "required", "an object or null");
    }
    if (data.customer !== undefined) {
      validateCustomer(data.customer, path + "/customer", report);
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        validateCustomer(data1, path + "/referrer", report);
      }
    }
    if (data.order !== undefined) {
      validateOrder(data.order, path + "/order", report);
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        validateRedemption(data3, path + "/redemption", report);
      }
    }
    if (data.campaign !== undefined) {
      if (data.campaign !== null) {
        report.fault(path + "/campaign", "type", "null");
      }
    }
    if (data.promotion_tier !== undefined) {
      if (data.promotion_tier !== null) {
        report.fault(path + "/promotion_tier", "type", "null");
      }
    }
    if (data.voucher !== undefined) {
      if (data.voucher !== null) {
        report.fault(path + "/voucher", "type", "null");
      }
    }
    if (data.publication !== undefined) {
      if (data.publication !== null) {
        report.fault(path + "/publication", "type", "null");
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "customer" &&
        key0 !== "referrer" &&
        key0 !== "order" &&
        key0 !== "redemption" &&
        key0 !== "campaign" &&
        key0 !== "promotion_tier" &&
        key0 !== "voucher" &&
        key0 !== "publication"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

export {
  validateDelivery,
  validateCustomerOrderCreatedPromotionData,
  validateCustomerOrderCreatedPromotionData as validateCustomerOrderUpdatedPromotionData,
  validateCustomerOrderCreatedUniqueCodeData,
  validateCustomerOrderCreatedUniqueCodeData as validateCustomerOrderUpdatedUniqueCodeData,
  validateCustomerOrderCreatedMessageData,
  validateCustomerOrderCreatedMessageData as validateCustomerOrderUpdatedMessageData,
};
