// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
const isObject = (data) => data !== null && typeof data == "object" && !Array.isArray(data);
const fault = (path, code, expected) => ({ path, code, expected });
const within = (path, inner) => ({ ...inner, path: path + inner.path });
const token = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

function validateAddress(data) {
  if (isObject(data)) {
    {
      let data1 = data.city;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/city", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.state;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/state", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.line_1;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/line_1", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.line_2;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/line_2", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.country;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/country", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.postal_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/postal_code", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaign(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.name;
      if (data1 === undefined) {
        return fault("/name", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    {
      let data1 = data.campaign_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/campaign_type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.description;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/description", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean") {
          return fault("/active", "type", "a boolean");
        }
      }
    }
    {
      let data1 = data.auto_join;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/auto_join", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.join_once;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/join_once", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/is_referral_code", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCampaignVoucher(data1);
          if (inner) {
            return within("/voucher", inner);
          }
        }
      }
    }
    {
      let data1 = data.referral_program;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateReferralProgram(data1);
          if (inner) {
            return within("/referral_program", inner);
          }
        }
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateCategory(data1[i1]);
            if (inner) {
              return within("/categories/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityTimeframe(data1);
          if (inner) {
            return within("/validity_timeframe", inner);
          }
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              return fault("/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityHours(data1);
          if (inner) {
            return within("/validity_hours", inner);
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.protected;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/protected", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.vouchers_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/vouchers_count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.creation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/creation_status", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.vouchers_generation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/vouchers_generation_status", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.use_voucher_metadata_schema;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/use_voucher_metadata_schema", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.loyalty_tiers_expiration;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/loyalty_tiers_expiration", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignLoyaltyCard(data) {
  if (isObject(data)) {
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.expiration_rules;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateLoyaltyExpirationRules(data1);
          if (inner) {
            return within("/expiration_rules", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignVoucher(data) {
  if (isObject(data)) {
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscount(data1);
          if (inner) {
            return within("/discount", inner);
          }
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateGift(data1);
          if (inner) {
            return within("/gift", inner);
          }
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCampaignLoyaltyCard(data1);
          if (inner) {
            return within("/loyalty_card", inner);
          }
        }
      }
    }
    {
      let data1 = data.redemption;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCampaignVoucherRedemption(data1);
          if (inner) {
            return within("/redemption", inner);
          }
        }
      }
    }
    {
      let data1 = data.code_config;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCodeConfig(data1);
          if (inner) {
            return within("/code_config", inner);
          }
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/is_referral_code", "type", "a boolean or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignVoucherRedemption(data) {
  if (isObject(data)) {
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/redeemed_quantity", "type", "an integer");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCategory(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.hierarchy;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/hierarchy", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.stacking_rules_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/stacking_rules_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/created_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCodeConfig(data) {
  if (isObject(data)) {
    {
      let data1 = data.length;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/length", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.charset;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/charset", "type", "a string");
        }
      }
    }
    {
      let data1 = data.pattern;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/pattern", "type", "a string");
        }
      }
    }
    {
      let data1 = data.prefix;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/prefix", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.postfix;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/postfix", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.initial_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/initial_count", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.min_desired;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/min_desired", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomer(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/object", "type", "a string");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.email;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/email", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.phone;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/phone", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.description;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/description", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.birthdate;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/birthdate", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.address;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateAddress(data1);
          if (inner) {
            return within("/address", inner);
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.summary;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerSummary(data1);
          if (inner) {
            return within("/summary", inner);
          }
        }
      }
    }
    {
      let data1 = data.loyalty;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerLoyalty(data1);
          if (inner) {
            return within("/loyalty", inner);
          }
        }
      }
    }
    {
      let data1 = data.referrals;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerReferrals(data1);
          if (inner) {
            return within("/referrals", inner);
          }
        }
      }
    }
    {
      let data1 = data.system_metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/system_metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/created_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.assets;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerAssets(data1);
          if (inner) {
            return within("/assets", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerAssets(data) {
  if (isObject(data)) {
    {
      let data1 = data.cockpit_url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/cockpit_url", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerLoyalty(data) {
  if (isObject(data)) {
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.referred_customers;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/referred_customers", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.campaigns;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/campaigns", "type", "an object or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerReferrals(data) {
  if (isObject(data)) {
    {
      let data1 = data.total;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.campaigns;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/campaigns", "type", "an array or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummary(data) {
  if (isObject(data)) {
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerSummaryRedemptions(data1);
          if (inner) {
            return within("/redemptions", inner);
          }
        }
      }
    }
    {
      let data1 = data.orders;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerSummaryOrders(data1);
          if (inner) {
            return within("/orders", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryGift(data) {
  if (isObject(data)) {
    {
      let data1 = data.redeemed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/redeemed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.amount_to_go;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/amount_to_go", "type", "a number or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryLoyaltyCard(data) {
  if (isObject(data)) {
    {
      let data1 = data.redeemed_points;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/redeemed_points", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.points_to_go;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/points_to_go", "type", "a number or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryOrders(data) {
  if (isObject(data)) {
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/total_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.total_count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.average_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/average_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.last_order_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/last_order_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.last_order_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/last_order_date", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryRedemptions(data) {
  if (isObject(data)) {
    {
      let data1 = data.total_redeemed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_redeemed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_failed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_failed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_succeeded;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_succeeded", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rolled_back;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_rolled_back", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rollback_failed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_rollback_failed", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_rollback_succeeded;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_rollback_succeeded", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerSummaryGift(data1);
          if (inner) {
            return within("/gift", inner);
          }
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomerSummaryLoyaltyCard(data1);
          if (inner) {
            return within("/loyalty_card", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDeliveryEvent(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.type;
      if (data1 === undefined) {
        return fault("/type", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        return fault("/created_at", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    {
      let data1 = data.entity_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/entity_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.group_id;
      if (data1 === undefined) {
        return fault("/group_id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/group_id", "type", "a string");
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.event_source;
      if (data1 === undefined) {
        return fault("/event_source", "required", "an object");
      }
      const inner = validateEventSource(data1);
      if (inner) {
        return within("/event_source", inner);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDeliverySource(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.target_url;
      if (data1 === undefined) {
        return fault("/target_url", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/target_url", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscount(data) {
  if (isObject(data)) {
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/effect", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.amount_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/amount_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.amount_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/amount_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.percent_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/percent_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.percent_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/percent_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.amount_limit;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/amount_limit", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.aggregated_amount_limit;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/aggregated_amount_limit", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.fixed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/fixed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.fixed_amount_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/fixed_amount_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/unit_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.unit_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/unit_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/unit_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.units;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/units", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateDiscountUnit(data1[i1]);
            if (inner) {
              return within("/units/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscountProduct(data1);
          if (inner) {
            return within("/product", inner);
          }
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscountSku(data1);
          if (inner) {
            return within("/sku", inner);
          }
        }
      }
    }
    {
      let data1 = data.is_dynamic;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/is_dynamic", "type", "a boolean or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountProduct(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountSku(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountUnit(data) {
  if (isObject(data)) {
    {
      let data1 = data.unit_off;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/unit_off", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.unit_off_formula;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/unit_off_formula", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.unit_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/unit_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/effect", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscountProduct(data1);
          if (inner) {
            return within("/product", inner);
          }
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscountSku(data1);
          if (inner) {
            return within("/sku", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSource(data) {
  if (isObject(data)) {
    {
      let data1 = data.channel;
      if (data1 === undefined) {
        return fault("/channel", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/channel", "type", "a string");
      }
    }
    {
      let data1 = data.user;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateEventSourceUser(data1);
          if (inner) {
            return within("/user", inner);
          }
        }
      }
    }
    {
      let data1 = data.api_key;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateEventSourceApiKey(data1);
          if (inner) {
            return within("/api_key", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSourceApiKey(data) {
  if (isObject(data)) {
    {
      let data1 = data.name;
      if (data1 === undefined) {
        return fault("/name", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    {
      let data1 = data.app_id;
      if (data1 === undefined) {
        return fault("/app_id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/app_id", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSourceUser(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateGift(data) {
  if (isObject(data)) {
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.balance;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/balance", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.subtracted_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/subtracted_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.effect;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/effect", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateLoyaltyCard(data) {
  if (isObject(data)) {
    {
      let data1 = data.points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/points", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.balance;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/balance", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.next_expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/next_expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.next_expiration_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/next_expiration_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.pending_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/pending_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.expired_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/expired_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.subtracted_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/subtracted_points", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateLoyaltyExpirationRules(data) {
  if (isObject(data)) {
    {
      let data1 = data.period_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/period_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.period_value;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/period_value", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.rounding_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/rounding_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.rounding_value;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/rounding_value", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.fixed_month;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/fixed_month", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.fixed_day;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/fixed_day", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrder(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.source_id;
      if (data1 === undefined) {
        return fault("/source_id", "required", "a string or null");
      }
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    {
      let data1 = data.status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/status", "type", "a string");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/created_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/amount", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.initial_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/initial_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.items_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/items_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.items_applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/items_applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/total_amount", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.items;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/items", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateOrderItem(data1[i1]);
            if (inner) {
              return within("/items/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.customer_id;
      if (data1 === undefined) {
        return fault("/customer_id", "required", "a string or null");
      }
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/customer_id", "type", "a string or null");
      }
    }
    {
      let data1 = data.customer;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomer(data1);
          if (inner) {
            return within("/customer", inner);
          }
        }
      }
    }
    {
      let data1 = data.referrer_id;
      if (data1 === undefined) {
        return fault("/referrer_id", "required", "a string or null");
      }
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/referrer_id", "type", "a string or null");
      }
    }
    {
      let data1 = data.referrer;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateCustomer(data1);
          if (inner) {
            return within("/referrer", inner);
          }
        }
      }
    }
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/redemptions", "type", "an object or null");
        }
        if (isObject(data1)) {
          for (const key1 in data1) {
            const inner = validateOrderRedemption(data1[key1]);
            if (inner) {
              return within("/redemptions/" + token(key1), inner);
            }
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItem(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.product_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/product_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.sku_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/sku_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/quantity", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.initial_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/initial_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/discount_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/applied_discount_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/applied_quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_quantity_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/applied_quantity_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/price", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.initial_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/initial_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.applied_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/applied_discount_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.subtotal_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/subtotal_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.product;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateOrderItemProduct(data1);
          if (inner) {
            return within("/product", inner);
          }
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateOrderItemSku(data1);
          if (inner) {
            return within("/sku", inner);
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItemProduct(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/price", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.override;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/override", "type", "a boolean or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItemSku(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.source_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/source_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.sku;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/sku", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.price;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/price", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.override;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/override", "type", "a boolean or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderRedemption(data) {
  if (isObject(data)) {
    {
      let data1 = data.date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.rollback_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/rollback_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.rollback_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/rollback_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_parent_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object_parent_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.stacked;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/stacked", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            if (typeof data1[i1] !== "string") {
              return fault("/stacked/" + i1, "type", "a string");
            }
          }
        }
      }
    }
    {
      let data1 = data.rollback_stacked;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/rollback_stacked", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            if (typeof data1[i1] !== "string") {
              return fault("/rollback_stacked/" + i1, "type", "a string");
            }
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTier(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.banner;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/banner", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.action;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validatePromotionTierAction(data1);
          if (inner) {
            return within("/action", inner);
          }
        }
      }
    }
    {
      let data1 = data.hierarchy;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/hierarchy", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.promotion_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/promotion_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/campaign_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validatePromotionTierCampaign(data1);
          if (inner) {
            return within("/campaign", inner);
          }
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityTimeframe(data1);
          if (inner) {
            return within("/validity_timeframe", inner);
          }
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              return fault("/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityHours(data1);
          if (inner) {
            return within("/validity_hours", inner);
          }
        }
      }
    }
    {
      let data1 = data.validation_rule_assignments;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidationRuleAssignmentList(data1);
          if (inner) {
            return within("/validation_rule_assignments", inner);
          }
        }
      }
    }
    {
      let data1 = data.summary;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validatePromotionTierSummary(data1);
          if (inner) {
            return within("/summary", inner);
          }
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateCategory(data1[i1]);
            if (inner) {
              return within("/categories/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/created_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierAction(data) {
  if (isObject(data)) {
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscount(data1);
          if (inner) {
            return within("/discount", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierCampaign(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityTimeframe(data1);
          if (inner) {
            return within("/validity_timeframe", inner);
          }
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              return fault("/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityHours(data1);
          if (inner) {
            return within("/validity_hours", inner);
          }
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category_id", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummary(data) {
  if (isObject(data)) {
    {
      let data1 = data.redemptions;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validatePromotionTierSummaryRedemptions(data1);
          if (inner) {
            return within("/redemptions", inner);
          }
        }
      }
    }
    {
      let data1 = data.orders;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validatePromotionTierSummaryOrders(data1);
          if (inner) {
            return within("/orders", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummaryOrders(data) {
  if (isObject(data)) {
    {
      let data1 = data.total_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_amount", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.total_discount_amount;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_discount_amount", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummaryRedemptions(data) {
  if (isObject(data)) {
    {
      let data1 = data.total_redeemed;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total_redeemed", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePublication(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        return fault("/created_at", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    {
      let data1 = data.result;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/result", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.channel;
      if (data1 === undefined) {
        return fault("/channel", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/channel", "type", "a string");
      }
    }
    {
      let data1 = data.source_id;
      if (data1 === undefined) {
        return fault("/source_id", "required", "a string or null");
      }
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    {
      let data1 = data.tracking_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/tracking_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.customer_id;
      if (data1 === undefined) {
        return fault("/customer_id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/customer_id", "type", "a string");
      }
    }
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        return fault("/customer", "required", "an object");
      }
      const inner = validateCustomer(data1);
      if (inner) {
        return within("/customer", inner);
      }
    }
    {
      let data1 = data.vouchers_id;
      if (data1 === undefined) {
        return fault("/vouchers_id", "required", "an array");
      }
      if (Array.isArray(data1)) {
        const len1 = data1.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data1[i1] !== "string") {
            return fault("/vouchers_id/" + i1, "type", "a string");
          }
        }
      } else {
        return fault("/vouchers_id", "type", "an array");
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/voucher", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.vouchers;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/vouchers", "type", "an array or null");
        }
      }
    }
    {
      let data1 = data.failure_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/failure_code", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.failure_message;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/failure_message", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 === undefined) {
        return fault("/metadata", "required", "an object");
      }
      if (!isObject(data1)) {
        return fault("/metadata", "type", "an object");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateRedemption(data) {
  if (!isObject(data)) {
    return fault("", "type", "an object");
  }
}

function validateRefereeReward(data) {
  if (isObject(data)) {
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_parent;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateRefereeRewardParent(data1);
          if (inner) {
            return within("/related_object_parent", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateRefereeRewardParent(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateReferralProgram(data) {
  if (isObject(data)) {
    {
      let data1 = data.conversion_event_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/conversion_event_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.custom_event;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateReferralProgramCustomEvent(data1);
          if (inner) {
            return within("/custom_event", inner);
          }
        }
      }
    }
    {
      let data1 = data.referee_reward;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateRefereeReward(data1);
          if (inner) {
            return within("/referee_reward", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateReferralProgramCustomEvent(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.name;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/name", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidationRuleAssignment(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.rule_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/rule_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.related_object_type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/related_object_type", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/created_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validation_status;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/validation_status", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validation_omitted_rules;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/validation_omitted_rules", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            if (typeof data1[i1] !== "string") {
              return fault("/validation_omitted_rules/" + i1, "type", "a string");
            }
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidationRuleAssignmentList(data) {
  if (isObject(data)) {
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.data_ref;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/data_ref", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.data;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/data", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateValidationRuleAssignment(data1[i1]);
            if (inner) {
              return within("/data/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.total;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/total", "type", "an integer or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityHours(data) {
  if (isObject(data)) {
    {
      let data1 = data.daily;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/daily", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateValidityHoursRange(data1[i1]);
            if (inner) {
              return within("/daily/" + i1, inner);
            }
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityHoursRange(data) {
  if (isObject(data)) {
    {
      let data1 = data.days_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/days_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              return fault("/days_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.start_time;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_time", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_time;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_time", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityTimeframe(data) {
  if (isObject(data)) {
    {
      let data1 = data.duration;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/duration", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.interval;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/interval", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucher(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.code;
      if (data1 === undefined) {
        return fault("/code", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/code", "type", "a string");
      }
    }
    {
      let data1 = data.object;
      if (data1 === undefined) {
        return fault("/object", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    {
      let data1 = data.type;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/type", "type", "a string");
        }
      }
    }
    {
      let data1 = data.discount;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateDiscount(data1);
          if (inner) {
            return within("/discount", inner);
          }
        }
      }
    }
    {
      let data1 = data.gift;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateGift(data1);
          if (inner) {
            return within("/gift", inner);
          }
        }
      }
    }
    {
      let data1 = data.loyalty_card;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateLoyaltyCard(data1);
          if (inner) {
            return within("/loyalty_card", inner);
          }
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/campaign", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.campaign_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/campaign_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.is_referral_code;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/is_referral_code", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.holder_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/holder_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.referrer_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/referrer_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.category_id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/category_id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.categories;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/categories", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            const inner = validateCategory(data1[i1]);
            if (inner) {
              return within("/categories/" + i1, inner);
            }
          }
        }
      }
    }
    {
      let data1 = data.active;
      if (data1 !== undefined) {
        if (typeof data1 !== "boolean" && data1 !== null) {
          return fault("/active", "type", "a boolean or null");
        }
      }
    }
    {
      let data1 = data.redemption;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateVoucherRedemption(data1);
          if (inner) {
            return within("/redemption", inner);
          }
        }
      }
    }
    {
      let data1 = data.start_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/start_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.expiration_date;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/expiration_date", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.validity_timeframe;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityTimeframe(data1);
          if (inner) {
            return within("/validity_timeframe", inner);
          }
        }
      }
    }
    {
      let data1 = data.validity_day_of_week;
      if (data1 !== undefined) {
        if (!Array.isArray(data1) && data1 !== null) {
          return fault("/validity_day_of_week", "type", "an array or null");
        }
        if (Array.isArray(data1)) {
          const len1 = data1.length;
          for (let i1 = 0; i1 < len1; i1++) {
            let data2 = data1[i1];
            if (!Number.isInteger(data2)) {
              return fault("/validity_day_of_week/" + i1, "type", "an integer");
            }
          }
        }
      }
    }
    {
      let data1 = data.validity_hours;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidityHours(data1);
          if (inner) {
            return within("/validity_hours", inner);
          }
        }
      }
    }
    {
      let data1 = data.validation_rules_assignments;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateValidationRuleAssignmentList(data1);
          if (inner) {
            return within("/validation_rules_assignments", inner);
          }
        }
      }
    }
    {
      let data1 = data.additional_info;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/additional_info", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.metadata;
      if (data1 !== undefined) {
        if (!isObject(data1) && data1 !== null) {
          return fault("/metadata", "type", "an object or null");
        }
      }
    }
    {
      let data1 = data.assets;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateVoucherAssets(data1);
          if (inner) {
            return within("/assets", inner);
          }
        }
      }
    }
    {
      let data1 = data.publish;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateVoucherPublish(data1);
          if (inner) {
            return within("/publish", inner);
          }
        }
      }
    }
    {
      let data1 = data.created_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string") {
          return fault("/created_at", "type", "a string");
        }
      }
    }
    {
      let data1 = data.updated_at;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/updated_at", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherAssets(data) {
  if (isObject(data)) {
    {
      let data1 = data.qr;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateVoucherImage(data1);
          if (inner) {
            return within("/qr", inner);
          }
        }
      }
    }
    {
      let data1 = data.barcode;
      if (data1 !== undefined) {
        if (data1 !== null) {
          const inner = validateVoucherImage(data1);
          if (inner) {
            return within("/barcode", inner);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherImage(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/id", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/url", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherPublish(data) {
  if (isObject(data)) {
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.count;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/count", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/url", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherRedemption(data) {
  if (isObject(data)) {
    {
      let data1 = data.quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/quantity", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_quantity;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1)) {
          return fault("/redeemed_quantity", "type", "an integer");
        }
      }
    }
    {
      let data1 = data.redeemed_points;
      if (data1 !== undefined) {
        if (!Number.isInteger(data1) && data1 !== null) {
          return fault("/redeemed_points", "type", "an integer or null");
        }
      }
    }
    {
      let data1 = data.redeemed_amount;
      if (data1 !== undefined) {
        if (!Number.isFinite(data1) && data1 !== null) {
          return fault("/redeemed_amount", "type", "a number or null");
        }
      }
    }
    {
      let data1 = data.object;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/object", "type", "a string or null");
        }
      }
    }
    {
      let data1 = data.url;
      if (data1 !== undefined) {
        if (typeof data1 !== "string" && data1 !== null) {
          return fault("/url", "type", "a string or null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDelivery(data) {
  if (isObject(data)) {
    {
      let data1 = data.id;
      if (data1 === undefined) {
        return fault("/id", "required", "a string");
      }
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          return fault("/id", "min_length", "a string that is not empty");
        }
      } else {
        return fault("/id", "type", "a string");
      }
    }
    {
      let data1 = data.project_id;
      if (data1 === undefined) {
        return fault("/project_id", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/project_id", "type", "a string");
      }
    }
    {
      let data1 = data.created_at;
      if (data1 === undefined) {
        return fault("/created_at", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    {
      let data1 = data.type;
      if (data1 === undefined) {
        return fault("/type", "required", "a string");
      }
      if (typeof data1 !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    {
      let data1 = data.data;
      if (data1 === undefined) {
        return fault("/data", "required", "an object");
      }
      if (!isObject(data1)) {
        return fault("/data", "type", "an object");
      }
    }
    {
      let data1 = data.source;
      if (data1 === undefined) {
        return fault("/source", "required", "an object");
      }
      const inner = validateDeliverySource(data1);
      if (inner) {
        return within("/source", inner);
      }
    }
    {
      let data1 = data.event;
      if (data1 === undefined) {
        return fault("/event", "required", "an object");
      }
      const inner = validateDeliveryEvent(data1);
      if (inner) {
        return within("/event", inner);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedPromotionData(data) {
  if (isObject(data)) {
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        return fault("/customer", "required", "an object");
      }
      const inner = validateCustomer(data1);
      if (inner) {
        return within("/customer", inner);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        return fault("/referrer", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateCustomer(data1);
        if (inner) {
          return within("/referrer", inner);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        return fault("/order", "required", "an object");
      }
      const inner = validateOrder(data1);
      if (inner) {
        return within("/order", inner);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        return fault("/redemption", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateRedemption(data1);
        if (inner) {
          return within("/redemption", inner);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 === undefined || data1 === null) {
        return fault("/campaign", "required", "an object");
      }
      const inner = validateCampaign(data1);
      if (inner) {
        return within("/campaign", inner);
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 === undefined || data1 === null) {
        return fault("/promotion_tier", "required", "an object");
      }
      const inner = validatePromotionTier(data1);
      if (inner) {
        return within("/promotion_tier", inner);
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/voucher", "type", "null");
        }
      }
    }
    {
      let data1 = data.publication;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/publication", "type", "null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedUniqueCodeData(data) {
  if (isObject(data)) {
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        return fault("/customer", "required", "an object");
      }
      const inner = validateCustomer(data1);
      if (inner) {
        return within("/customer", inner);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        return fault("/referrer", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateCustomer(data1);
        if (inner) {
          return within("/referrer", inner);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        return fault("/order", "required", "an object");
      }
      const inner = validateOrder(data1);
      if (inner) {
        return within("/order", inner);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        return fault("/redemption", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateRedemption(data1);
        if (inner) {
          return within("/redemption", inner);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 === undefined || data1 === null) {
        return fault("/campaign", "required", "an object");
      }
      const inner = validateCampaign(data1);
      if (inner) {
        return within("/campaign", inner);
      }
    }
    {
      let data1 = data.voucher;
      if (data1 === undefined || data1 === null) {
        return fault("/voucher", "required", "an object");
      }
      const inner = validateVoucher(data1);
      if (inner) {
        return within("/voucher", inner);
      }
    }
    {
      let data1 = data.publication;
      if (data1 === undefined || data1 === null) {
        return fault("/publication", "required", "an object");
      }
      const inner = validatePublication(data1);
      if (inner) {
        return within("/publication", inner);
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/promotion_tier", "type", "null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedMessageData(data) {
  if (isObject(data)) {
    {
      let data1 = data.customer;
      if (data1 === undefined) {
        return fault("/customer", "required", "an object");
      }
      const inner = validateCustomer(data1);
      if (inner) {
        return within("/customer", inner);
      }
    }
    {
      let data1 = data.referrer;
      if (data1 === undefined) {
        return fault("/referrer", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateCustomer(data1);
        if (inner) {
          return within("/referrer", inner);
        }
      }
    }
    {
      let data1 = data.order;
      if (data1 === undefined) {
        return fault("/order", "required", "an object");
      }
      const inner = validateOrder(data1);
      if (inner) {
        return within("/order", inner);
      }
    }
    {
      let data1 = data.redemption;
      if (data1 === undefined) {
        return fault("/redemption", "required", "an object or null");
      }
      if (data1 !== null) {
        const inner = validateRedemption(data1);
        if (inner) {
          return within("/redemption", inner);
        }
      }
    }
    {
      let data1 = data.campaign;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/campaign", "type", "null");
        }
      }
    }
    {
      let data1 = data.promotion_tier;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/promotion_tier", "type", "null");
        }
      }
    }
    {
      let data1 = data.voucher;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/voucher", "type", "null");
        }
      }
    }
    {
      let data1 = data.publication;
      if (data1 !== undefined) {
        if (data1 !== null) {
          return fault("/publication", "type", "null");
        }
      }
    }
  } else {
    return fault("", "type", "an object");
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
