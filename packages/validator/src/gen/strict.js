// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
const isObject = (data) => data !== null && typeof data == "object" && !Array.isArray(data);
const token = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

function validateAddress(data, path, report) {
  if (isObject(data)) {
    {
      let data1 = data.city;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/city", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.state;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/state", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.line_1;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/line_1", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.line_2;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/line_2", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.country;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/country", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.postal_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/postal_code", "type", "a string or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "campaign")) {
          report.fault(path + "/object", "unknown_value", "one of campaign");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 === undefined) {
        report.fault(path + "/name", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/name", "type", "a string");
        }
      }
    }
    {
      let data1 = data.campaign_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/campaign_type", "type", "a string");
        }
        if (!(
          data1 === "DISCOUNT_COUPONS" ||
          data1 === "GIFT_VOUCHERS" ||
          data1 === "LOYALTY_PROGRAM" ||
          data1 === "PROMOTION" ||
          data1 === "REFERRAL_PROGRAM"
        )) {
          report.fault(
            path + "/campaign_type",
            "unknown_value",
            "one of DISCOUNT_COUPONS, GIFT_VOUCHERS, LOYALTY_PROGRAM, PROMOTION, REFERRAL_PROGRAM",
          );
        }
      }
    }
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
        if (!(data1 === "AUTO_UPDATE" || data1 === "STATIC" || data1 === "STANDALONE")) {
          report.fault(path + "/type", "unknown_value", "one of AUTO_UPDATE, STATIC, STANDALONE");
        }
      }
    }
    {
      let data1 = data.description;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/description", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean") {
          report.fault(path + "/active", "type", "a boolean");
        }
      }
    }
    {
      let data1 = data.auto_join;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/auto_join", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.join_once;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/join_once", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/is_referral_code", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCampaignVoucher(data1, path + "/voucher", report);
        }
      }
    }
    {
      let data1 = data.referral_program;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateReferralProgram(data1, path + "/referral_program", report);
        }
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateCategory(data1[i1], path + "/categories/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityTimeframe(data1, path + "/validity_timeframe", report);
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityHours(data1, path + "/validity_hours", report);
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.protected;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/protected", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.vouchers_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/vouchers_count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.creation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/creation_status", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.vouchers_generation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/vouchers_generation_status", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.use_voucher_metadata_schema;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/use_voucher_metadata_schema", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.loyalty_tiers_expiration;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/loyalty_tiers_expiration", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        } else {
          report.fault(path + "/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
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
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.expiration_rules;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateLoyaltyExpirationRules(data1, path + "/expiration_rules", report);
        }
      }
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
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
        if (!(
          data1 === "DISCOUNT_VOUCHER" ||
          data1 === "GIFT_VOUCHER" ||
          data1 === "LOYALTY_CARD"
        )) {
          report.fault(
            path + "/type",
            "unknown_value",
            "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD",
          );
        }
      }
    }
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscount(data1, path + "/discount", report);
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateGift(data1, path + "/gift", report);
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCampaignLoyaltyCard(data1, path + "/loyalty_card", report);
        }
      }
    }
    {
      let data1 = data.redemption;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCampaignVoucherRedemption(data1, path + "/redemption", report);
        }
      }
    }
    {
      let data1 = data.code_config;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCodeConfig(data1, path + "/code_config", report);
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/is_referral_code", "type", "a boolean or null");
        }
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
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/redeemed_quantity", "type", "an integer");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "category" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of category, ");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.hierarchy;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/hierarchy", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.stacking_rules_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/stacking_rules_type", "type", "a string or null");
        }
        if (!(data1 === "JOINT" || data1 === "EXCLUSIVE" || data1 === null)) {
          report.fault(path + "/stacking_rules_type", "unknown_value", "one of JOINT, EXCLUSIVE, ");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/created_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
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
    {
      let data1 = data.length;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/length", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.charset;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/charset", "type", "a string");
        }
      }
    }
    {
      let data1 = data.pattern;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/pattern", "type", "a string");
        }
      }
    }
    {
      let data1 = data.prefix;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/prefix", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.postfix;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/postfix", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.initial_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/initial_count", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.min_desired;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/min_desired", "type", "an integer or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "customer")) {
          report.fault(path + "/object", "unknown_value", "one of customer");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.email;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/email", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.phone;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/phone", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.description;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/description", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.birthdate;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/birthdate", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDate(data1)) {
            report.fault(path + "/birthdate", "format", "an RFC 3339 date");
          }
        }
      }
    }
    {
      let data1 = data.address;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateAddress(data1, path + "/address", report);
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.summary;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerSummary(data1, path + "/summary", report);
        }
      }
    }
    {
      let data1 = data.loyalty;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerLoyalty(data1, path + "/loyalty", report);
        }
      }
    }
    {
      let data1 = data.referrals;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerReferrals(data1, path + "/referrals", report);
        }
      }
    }
    {
      let data1 = data.system_metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/system_metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/created_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.assets;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerAssets(data1, path + "/assets", report);
        }
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
    {
      let data1 = data.cockpit_url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/cockpit_url", "type", "a string or null");
        }
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
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.referred_customers;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/referred_customers", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.campaigns;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/campaigns", "type", "an object or null");
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (key0 !== "points" && key0 !== "referred_customers" && key0 !== "campaigns") {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateCustomerReferrals(data, path, report) {
  if (isObject(data)) {
    {
      let data1 = data.total;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.campaigns;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/campaigns", "type", "an array or null");
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
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerSummaryRedemptions(data1, path + "/redemptions", report);
        }
      }
    }
    {
      let data1 = data.orders;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerSummaryOrders(data1, path + "/orders", report);
        }
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
    {
      let data1 = data.redeemed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/redeemed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.amount_to_go;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/amount_to_go", "type", "a number or null");
        }
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
    {
      let data1 = data.redeemed_points;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/redeemed_points", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.points_to_go;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/points_to_go", "type", "a number or null");
        }
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
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/total_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.total_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.average_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/average_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.last_order_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/last_order_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.last_order_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/last_order_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/last_order_date", "format", "an RFC 3339 date-time");
          }
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
    {
      let data1 = data.total_redeemed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_redeemed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_failed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_failed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_succeeded;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_succeeded", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rolled_back;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_rolled_back", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rollback_failed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_rollback_failed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rollback_succeeded;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_rollback_succeeded", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerSummaryGift(data1, path + "/gift", report);
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomerSummaryLoyaltyCard(data1, path + "/loyalty_card", report);
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.type;
      if (data1 === undefined) {
        report.fault(path + "/type", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        report.fault(path + "/created_at", "required", "a string");
      } else {
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        } else {
          report.fault(path + "/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.entity_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/entity_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.group_id;
      if (data1 === undefined) {
        report.fault(path + "/group_id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/group_id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category", "type", "a string or null");
        }
        if (!(data1 === "ACTION" || data1 === "EFFECT" || data1 === null)) {
          report.fault(path + "/category", "unknown_value", "one of ACTION, EFFECT, ");
        }
      }
    }
    {
      let data1 = data.event_source;
      if (data1 === undefined) {
        report.fault(path + "/event_source", "required", "an object");
      } else {
        validateEventSource(data1, path + "/event_source", report);
      }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "distribution" || data1 === "webhook")) {
          report.fault(path + "/object", "unknown_value", "one of distribution, webhook");
        }
      }
    }
    {
      let data1 = data.target_url;
      if (data1 === undefined) {
        report.fault(path + "/target_url", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/target_url", "type", "a string");
        }
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
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
        if (!(data1 === "AMOUNT" || data1 === "PERCENT" || data1 === "UNIT" || data1 === "FIXED")) {
          report.fault(path + "/type", "unknown_value", "one of AMOUNT, PERCENT, UNIT, FIXED");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/effect", "type", "a string or null");
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
          data1 === "ADD_MANY_ITEMS" ||
          data1 === null
        )) {
          report.fault(
            path + "/effect",
            "unknown_value",
            "one of APPLY_TO_ORDER, APPLY_TO_ITEMS, APPLY_TO_ITEMS_PROPORTIONALLY, APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY, APPLY_TO_ITEMS_BY_QUANTITY, ADD_MISSING_ITEMS, ADD_NEW_ITEMS, ADD_SAME_ITEMS, ADD_MANY_ITEMS, ",
          );
        }
      }
    }
    {
      let data1 = data.amount_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/amount_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.amount_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/amount_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.percent_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/percent_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.percent_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/percent_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.amount_limit;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/amount_limit", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.aggregated_amount_limit;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/aggregated_amount_limit", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.fixed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/fixed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.fixed_amount_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/fixed_amount_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/unit_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.unit_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/unit_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/unit_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.units;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/units", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateDiscountUnit(data1[i1], path + "/units/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscountProduct(data1, path + "/product", report);
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscountSku(data1, path + "/sku", report);
        }
      }
    }
    {
      let data1 = data.is_dynamic;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/is_dynamic", "type", "a boolean or null");
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
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
    {
      let data1 = data.unit_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/unit_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.unit_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/unit_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/unit_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/effect", "type", "a string or null");
        }
        if (!(
          data1 === "ADD_MISSING_ITEMS" ||
          data1 === "ADD_NEW_ITEMS" ||
          data1 === "ADD_SAME_ITEMS" ||
          data1 === null
        )) {
          report.fault(
            path + "/effect",
            "unknown_value",
            "one of ADD_MISSING_ITEMS, ADD_NEW_ITEMS, ADD_SAME_ITEMS, ",
          );
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscountProduct(data1, path + "/product", report);
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscountSku(data1, path + "/sku", report);
        }
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
    {
      let data1 = data.channel;
      if (data1 === undefined) {
        report.fault(path + "/channel", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/channel", "type", "a string");
        }
        if (!(
          data1 === "USER_PORTAL" ||
          data1 === "API" ||
          data1 === "CLIENT_API" ||
          data1 === "INTERNAL"
        )) {
          report.fault(
            path + "/channel",
            "unknown_value",
            "one of USER_PORTAL, API, CLIENT_API, INTERNAL",
          );
        }
      }
    }
    {
      let data1 = data.user;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateEventSourceUser(data1, path + "/user", report);
        }
      }
    }
    {
      let data1 = data.api_key;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateEventSourceApiKey(data1, path + "/api_key", report);
        }
      }
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
    {
      let data1 = data.name;
      if (data1 === undefined) {
        report.fault(path + "/name", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/name", "type", "a string");
        }
      }
    }
    {
      let data1 = data.app_id;
      if (data1 === undefined) {
        report.fault(path + "/app_id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/app_id", "type", "a string");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
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
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.balance;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/balance", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.subtracted_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/subtracted_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/effect", "type", "a string or null");
        }
        if (!(data1 === "APPLY_TO_ORDER" || data1 === "APPLY_TO_ITEMS" || data1 === null)) {
          report.fault(
            path + "/effect",
            "unknown_value",
            "one of APPLY_TO_ORDER, APPLY_TO_ITEMS, ",
          );
        }
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
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/points", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.balance;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/balance", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.next_expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/next_expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDate(data1)) {
            report.fault(path + "/next_expiration_date", "format", "an RFC 3339 date");
          }
        }
      }
    }
    {
      let data1 = data.next_expiration_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/next_expiration_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.pending_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/pending_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.expired_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/expired_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.subtracted_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/subtracted_points", "type", "an integer or null");
        }
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
    {
      let data1 = data.period_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/period_type", "type", "a string or null");
        }
        if (!(data1 === "MONTH" || data1 === "FIXED_DAY_OF_YEAR" || data1 === null)) {
          report.fault(path + "/period_type", "unknown_value", "one of MONTH, FIXED_DAY_OF_YEAR, ");
        }
      }
    }
    {
      let data1 = data.period_value;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/period_value", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.rounding_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/rounding_type", "type", "a string or null");
        }
        if (!(
          data1 === "END_OF_MONTH" ||
          data1 === "END_OF_QUARTER" ||
          data1 === "END_OF_HALF_YEAR" ||
          data1 === "END_OF_YEAR" ||
          data1 === "PARTICULAR_MONTH" ||
          data1 === null
        )) {
          report.fault(
            path + "/rounding_type",
            "unknown_value",
            "one of END_OF_MONTH, END_OF_QUARTER, END_OF_HALF_YEAR, END_OF_YEAR, PARTICULAR_MONTH, ",
          );
        }
      }
    }
    {
      let data1 = data.rounding_value;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/rounding_value", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.fixed_month;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/fixed_month", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.fixed_day;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/fixed_day", "type", "an integer or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "order")) {
          report.fault(path + "/object", "unknown_value", "one of order");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 === undefined) {
        report.fault(path + "/source_id", "required", "a string or null");
      } else {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/status", "type", "a string");
        }
        if (!(
          data1 === "CREATED" ||
          data1 === "PAID" ||
          data1 === "CANCELED" ||
          data1 === "FULFILLED" ||
          data1 === "PROCESSING"
        )) {
          report.fault(
            path + "/status",
            "unknown_value",
            "one of CREATED, PAID, CANCELED, FULFILLED, PROCESSING",
          );
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/created_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/amount", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.initial_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/initial_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.items_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/items_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.items_applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/items_applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/total_amount", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.items;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/items", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateOrderItem(data1[i1], path + "/items/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.customer_id;
      if (data1 === undefined) {
        report.fault(path + "/customer_id", "required", "a string or null");
      } else {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/customer_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.customer;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomer(data1, path + "/customer", report);
        }
      }
    }
    {
      let data1 = data.referrer_id;
      if (data1 === undefined) {
        report.fault(path + "/referrer_id", "required", "a string or null");
      } else {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/referrer_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.referrer;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateCustomer(data1, path + "/referrer", report);
        }
      }
    }
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/redemptions", "type", "an object or null");
        }
        if (isObject(data1)) {
          for (const key1 in data1) {
            if (report.full) break;
            validateOrderRedemption(data1[key1], path + "/redemptions/" + token(key1), report);
          }
        }
      }
    }
    for (const key0 in data) {
      if (report.full) break;
      if (
        key0 !== "id" &&
        key0 !== "object" &&
        key0 !== "source_id" &&
        key0 !== "status" &&
        key0 !== "created_at" &&
        key0 !== "updated_at" &&
        key0 !== "amount" &&
        key0 !== "initial_amount" &&
        key0 !== "discount_amount" &&
        key0 !== "items_discount_amount" &&
        key0 !== "total_discount_amount" &&
        key0 !== "applied_discount_amount" &&
        key0 !== "items_applied_discount_amount" &&
        key0 !== "total_applied_discount_amount" &&
        key0 !== "total_amount" &&
        key0 !== "items" &&
        key0 !== "metadata" &&
        key0 !== "customer_id" &&
        key0 !== "customer" &&
        key0 !== "referrer_id" &&
        key0 !== "referrer" &&
        key0 !== "redemptions"
      ) {
        report.fault(path + "/" + token(key0), "unknown_property", "no such key");
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateOrderItem(data, path, report) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "order_item")) {
          report.fault(path + "/object", "unknown_value", "one of order_item");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object", "type", "a string or null");
        }
        if (!(data1 === "product" || data1 === "sku" || data1 === null)) {
          report.fault(path + "/related_object", "unknown_value", "one of product, sku, ");
        }
      }
    }
    {
      let data1 = data.product_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/product_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.sku_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/sku_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/quantity", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.initial_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/initial_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/discount_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/applied_discount_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/applied_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_quantity_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/applied_quantity_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/price", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.initial_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/initial_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.subtotal_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/subtotal_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateOrderItemProduct(data1, path + "/product", report);
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateOrderItemSku(data1, path + "/sku", report);
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/price", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.override;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/override", "type", "a boolean or null");
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/sku", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/price", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.override;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/override", "type", "a boolean or null");
        }
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
    {
      let data1 = data.date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.rollback_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/rollback_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.rollback_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/rollback_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/rollback_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.related_object_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object_type", "type", "a string or null");
        }
        if (!(
          data1 === "voucher" ||
          data1 === "promotion_tier" ||
          data1 === "promotion_stack" ||
          data1 === "redemption" ||
          data1 === null
        )) {
          report.fault(
            path + "/related_object_type",
            "unknown_value",
            "one of voucher, promotion_tier, promotion_stack, redemption, ",
          );
        }
      }
    }
    {
      let data1 = data.related_object_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_parent_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object_parent_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.stacked;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/stacked", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            if (typeof data1[i1] !== "string") {
              report.fault(path + "/stacked/" + i1, "type", "a string");
            }
          }
        }
      }
    }
    {
      let data1 = data.rollback_stacked;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/rollback_stacked", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            if (typeof data1[i1] !== "string") {
              report.fault(path + "/rollback_stacked/" + i1, "type", "a string");
            }
          }
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "promotion_tier" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of promotion_tier, ");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.banner;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/banner", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.action;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validatePromotionTierAction(data1, path + "/action", report);
        }
      }
    }
    {
      let data1 = data.hierarchy;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/hierarchy", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.promotion_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/promotion_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/campaign_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validatePromotionTierCampaign(data1, path + "/campaign", report);
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityTimeframe(data1, path + "/validity_timeframe", report);
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityHours(data1, path + "/validity_hours", report);
        }
      }
    }
    {
      let data1 = data.validation_rule_assignments;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidationRuleAssignmentList(
            data1,
            path + "/validation_rule_assignments",
            report,
          );
        }
      }
    }
    {
      let data1 = data.summary;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validatePromotionTierSummary(data1, path + "/summary", report);
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateCategory(data1[i1], path + "/categories/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/created_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
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
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscount(data1, path + "/discount", report);
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "campaign" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of campaign, ");
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityTimeframe(data1, path + "/validity_timeframe", report);
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityHours(data1, path + "/validity_hours", report);
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category_id", "type", "a string or null");
        }
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
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validatePromotionTierSummaryRedemptions(data1, path + "/redemptions", report);
        }
      }
    }
    {
      let data1 = data.orders;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validatePromotionTierSummaryOrders(data1, path + "/orders", report);
        }
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
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_discount_amount", "type", "an integer or null");
        }
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
    {
      let data1 = data.total_redeemed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total_redeemed", "type", "an integer or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "publication")) {
          report.fault(path + "/object", "unknown_value", "one of publication");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        report.fault(path + "/created_at", "required", "a string");
      } else {
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        } else {
          report.fault(path + "/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.result;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/result", "type", "a string or null");
        }
        if (!(data1 === "SUCCESS" || data1 === null)) {
          report.fault(path + "/result", "unknown_value", "one of SUCCESS, ");
        }
      }
    }
    {
      let data1 = data.channel;
      if (data1 === undefined) {
        report.fault(path + "/channel", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/channel", "type", "a string");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 === undefined) {
        report.fault(path + "/source_id", "required", "a string or null");
      } else {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.tracking_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/tracking_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.customer_id;
      if (data1 === undefined) {
        report.fault(path + "/customer_id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/customer_id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        report.fault(path + "/customer", "required", "an object");
      } else {
        validateCustomer(data1, path + "/customer", report);
      }
    }
    {
      let data1 = data.vouchers_id;
      if (data1 === undefined) {
        report.fault(path + "/vouchers_id", "required", "an array");
      } else {
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            if (typeof data1[i1] !== "string") {
              report.fault(path + "/vouchers_id/" + i1, "type", "a string");
            }
          }
        } else {
          report.fault(path + "/vouchers_id", "type", "an array");
        }
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/voucher", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.vouchers;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/vouchers", "type", "an array or null");
        }
      }
    }
    {
      let data1 = data.failure_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/failure_code", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.failure_message;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/failure_message", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 === undefined) {
        report.fault(path + "/metadata", "required", "an object");
      } else {
        if (!isObject(data1)) {
          report.fault(path + "/metadata", "type", "an object");
        }
      }
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

function validateRedemption(data, path, report) {
  if (!isObject(data)) {
    report.fault(path, "type", "an object");
  }
}

function validateRefereeReward(data, path, report) {
  if (isObject(data)) {
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/type", "type", "a string or null");
        }
        if (!(
          data1 === "DISCOUNT_VOUCHER" ||
          data1 === "GIFT_VOUCHER" ||
          data1 === "LOYALTY_CARD" ||
          data1 === null
        )) {
          report.fault(
            path + "/type",
            "unknown_value",
            "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD, ",
          );
        }
      }
    }
    {
      let data1 = data.related_object_parent;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateRefereeRewardParent(data1, path + "/related_object_parent", report);
        }
      }
    }
  } else {
    report.fault(path, "type", "an object");
  }
}

function validateRefereeRewardParent(data, path, report) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "CAMPAIGN" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of CAMPAIGN, ");
        }
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
    {
      let data1 = data.conversion_event_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/conversion_event_type", "type", "a string or null");
        }
        if (!(data1 === "redemption" || data1 === "custom_event" || data1 === null)) {
          report.fault(
            path + "/conversion_event_type",
            "unknown_value",
            "one of redemption, custom_event, ",
          );
        }
      }
    }
    {
      let data1 = data.custom_event;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateReferralProgramCustomEvent(data1, path + "/custom_event", report);
        }
      }
    }
    {
      let data1 = data.referee_reward;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateRefereeReward(data1, path + "/referee_reward", report);
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/name", "type", "a string or null");
        }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "validation_rules_assignment" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of validation_rules_assignment, ");
        }
      }
    }
    {
      let data1 = data.rule_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/rule_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/related_object_type", "type", "a string or null");
        }
        if (!(
          data1 === "voucher" ||
          data1 === "campaign" ||
          data1 === "earning_rule" ||
          data1 === "reward_assignment" ||
          data1 === "promotion_tier" ||
          data1 === "distribution" ||
          data1 === null
        )) {
          report.fault(
            path + "/related_object_type",
            "unknown_value",
            "one of voucher, campaign, earning_rule, reward_assignment, promotion_tier, distribution, ",
          );
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/created_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.validation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/validation_status", "type", "a string or null");
        }
        if (!(
          data1 === "VALID" ||
          data1 === "PARTIALLY_VALID" ||
          data1 === "INVALID" ||
          data1 === null
        )) {
          report.fault(
            path + "/validation_status",
            "unknown_value",
            "one of VALID, PARTIALLY_VALID, INVALID, ",
          );
        }
      }
    }
    {
      let data1 = data.validation_omitted_rules;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/validation_omitted_rules", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            if (typeof data1[i1] !== "string") {
              report.fault(path + "/validation_omitted_rules/" + i1, "type", "a string");
            }
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
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "list" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of list, ");
        }
      }
    }
    {
      let data1 = data.data_ref;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/data_ref", "type", "a string or null");
        }
        if (!(data1 === "data" || data1 === null)) {
          report.fault(path + "/data_ref", "unknown_value", "one of data, ");
        }
      }
    }
    {
      let data1 = data.data;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/data", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateValidationRuleAssignment(data1[i1], path + "/data/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.total;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/total", "type", "an integer or null");
        }
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
    {
      let data1 = data.daily;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/daily", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateValidityHoursRange(data1[i1], path + "/daily/" + i1, report);
          }
        }
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
    {
      let data1 = data.days_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/days_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              report.fault(path + "/days_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.start_time;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_time", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_time;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_time", "type", "a string or null");
        }
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
    {
      let data1 = data.duration;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/duration", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.interval;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/interval", "type", "a string or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.code;
      if (data1 === undefined) {
        report.fault(path + "/code", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/code", "type", "a string");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        report.fault(path + "/object", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/object", "type", "a string");
        }
        if (!(data1 === "voucher")) {
          report.fault(path + "/object", "unknown_value", "one of voucher");
        }
      }
    }
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
        if (!(
          data1 === "DISCOUNT_VOUCHER" ||
          data1 === "GIFT_VOUCHER" ||
          data1 === "LOYALTY_CARD"
        )) {
          report.fault(
            path + "/type",
            "unknown_value",
            "one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD",
          );
        }
      }
    }
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateDiscount(data1, path + "/discount", report);
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateGift(data1, path + "/gift", report);
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateLoyaltyCard(data1, path + "/loyalty_card", report);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/campaign", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/campaign_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/is_referral_code", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.holder_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/holder_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.referrer_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/referrer_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            validateCategory(data1[i1], path + "/categories/" + i1, report);
          }
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          report.fault(path + "/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.redemption;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateVoucherRedemption(data1, path + "/redemption", report);
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/start_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/start_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/expiration_date", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/expiration_date", "format", "an RFC 3339 date-time");
          }
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityTimeframe(data1, path + "/validity_timeframe", report);
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          report.fault(path + "/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1 && !report.full; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              report.fault(path + "/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidityHours(data1, path + "/validity_hours", report);
        }
      }
    }
    {
      let data1 = data.validation_rules_assignments;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateValidationRuleAssignmentList(
            data1,
            path + "/validation_rules_assignments",
            report,
          );
        }
      }
    }
    {
      let data1 = data.additional_info;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/additional_info", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          report.fault(path + "/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.assets;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateVoucherAssets(data1, path + "/assets", report);
        }
      }
    }
    {
      let data1 = data.publish;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateVoucherPublish(data1, path + "/publish", report);
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        } else {
          report.fault(path + "/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/updated_at", "type", "a string or null");
        }
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/updated_at", "format", "an RFC 3339 date-time");
          }
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
    {
      let data1 = data.qr;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateVoucherImage(data1, path + "/qr", report);
        }
      }
    }
    {
      let data1 = data.barcode;
      if (data1 !== undefined) {
        if (data1 !== null) {
          validateVoucherImage(data1, path + "/barcode", report);
        }
      }
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
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/url", "type", "a string or null");
        }
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
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "list" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of list, ");
        }
      }
    }
    {
      let data1 = data.count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/url", "type", "a string or null");
        }
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
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          report.fault(path + "/redeemed_quantity", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.redeemed_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          report.fault(path + "/redeemed_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          report.fault(path + "/redeemed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/object", "type", "a string or null");
        }
        if (!(data1 === "list" || data1 === null)) {
          report.fault(path + "/object", "unknown_value", "one of list, ");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          report.fault(path + "/url", "type", "a string or null");
        }
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
    {
      let data1 = data.id;
      if (data1 === undefined) {
        report.fault(path + "/id", "required", "a string");
      } else {
        if (typeof data1 === "string") {
          if (data1.length < 1) {
            report.fault(path + "/id", "min_length", "a string that is not empty");
          }
        } else {
          report.fault(path + "/id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.project_id;
      if (data1 === undefined) {
        report.fault(path + "/project_id", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/project_id", "type", "a string");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        report.fault(path + "/created_at", "required", "a string");
      } else {
        if (typeof data1 === "string") {
          if (!report.isDateTime(data1)) {
            report.fault(path + "/created_at", "format", "an RFC 3339 date-time");
          }
        } else {
          report.fault(path + "/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.type;
      if (data1 === undefined) {
        report.fault(path + "/type", "required", "a string");
      } else {
        if (typeof data1 !== "string") {
          report.fault(path + "/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.data;
      if (data1 === undefined) {
        report.fault(path + "/data", "required", "an object");
      } else {
        if (!isObject(data1)) {
          report.fault(path + "/data", "type", "an object");
        }
      }
    }
    {
      let data1 = data.source;
      if (data1 === undefined) {
        report.fault(path + "/source", "required", "an object");
      } else {
        validateDeliverySource(data1, path + "/source", report);
      }
    }
    {
      let data1 = data.event;
      if (data1 === undefined) {
        report.fault(path + "/event", "required", "an object");
      } else {
        validateDeliveryEvent(data1, path + "/event", report);
      }
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
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        report.fault(path + "/customer", "required", "an object");
      } else {
        validateCustomer(data1, path + "/customer", report);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        report.fault(path + "/referrer", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateCustomer(data1, path + "/referrer", report);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        report.fault(path + "/order", "required", "an object");
      } else {
        validateOrder(data1, path + "/order", report);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        report.fault(path + "/redemption", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateRedemption(data1, path + "/redemption", report);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 === undefined || data1 === null) {
        report.fault(path + "/campaign", "required", "an object");
      } else {
        validateCampaign(data1, path + "/campaign", report);
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 === undefined || data1 === null) {
        report.fault(path + "/promotion_tier", "required", "an object");
      } else {
        validatePromotionTier(data1, path + "/promotion_tier", report);
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/voucher", "type", "null");
        }
      }
    }
    {
      let data1 = data.publication;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/publication", "type", "null");
        }
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
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        report.fault(path + "/customer", "required", "an object");
      } else {
        validateCustomer(data1, path + "/customer", report);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        report.fault(path + "/referrer", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateCustomer(data1, path + "/referrer", report);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        report.fault(path + "/order", "required", "an object");
      } else {
        validateOrder(data1, path + "/order", report);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        report.fault(path + "/redemption", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateRedemption(data1, path + "/redemption", report);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 === undefined || data1 === null) {
        report.fault(path + "/campaign", "required", "an object");
      } else {
        validateCampaign(data1, path + "/campaign", report);
      }
    }
    {
      let data1 = data.voucher;
      if (data1 === undefined || data1 === null) {
        report.fault(path + "/voucher", "required", "an object");
      } else {
        validateVoucher(data1, path + "/voucher", report);
      }
    }
    {
      let data1 = data.publication;
      if (data1 === undefined || data1 === null) {
        report.fault(path + "/publication", "required", "an object");
      } else {
        validatePublication(data1, path + "/publication", report);
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/promotion_tier", "type", "null");
        }
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
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        report.fault(path + "/customer", "required", "an object");
      } else {
        validateCustomer(data1, path + "/customer", report);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        report.fault(path + "/referrer", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateCustomer(data1, path + "/referrer", report);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        report.fault(path + "/order", "required", "an object");
      } else {
        validateOrder(data1, path + "/order", report);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        report.fault(path + "/redemption", "required", "an object or null");
      } else {
        if (data1 !== null) {
          validateRedemption(data1, path + "/redemption", report);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/campaign", "type", "null");
        }
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/promotion_tier", "type", "null");
        }
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/voucher", "type", "null");
        }
      }
    }
    {
      let data1 = data.publication;
      if (data1 !== undefined) {
        if (data1 !== null) {
          report.fault(path + "/publication", "type", "null");
        }
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
