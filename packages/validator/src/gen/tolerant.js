// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json; `pnpm generate` remakes it.
const isObject = (data) => data !== null && typeof data == "object" && !Array.isArray(data);
const fault = (path, code, expected) => ({ path, code, expected });
const within = (path, inner) => ({ ...inner, path: path + inner.path });
const token = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

function validateAddress(data) {
  if (isObject(data)) {
    if (data.city !== undefined) {
      let data0 = data.city;
      if (typeof data0 !== "string" && data0 !== null) {
        return fault("/city", "type", "a string or null");
      }
    }
    if (data.state !== undefined) {
      let data1 = data.state;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/state", "type", "a string or null");
      }
    }
    if (data.line_1 !== undefined) {
      let data2 = data.line_1;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/line_1", "type", "a string or null");
      }
    }
    if (data.line_2 !== undefined) {
      let data3 = data.line_2;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/line_2", "type", "a string or null");
      }
    }
    if (data.country !== undefined) {
      let data4 = data.country;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/country", "type", "a string or null");
      }
    }
    if (data.postal_code !== undefined) {
      let data5 = data.postal_code;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/postal_code", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaign(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.name === undefined) {
      return fault("/name", "required", "a string");
    }
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    if (data.campaign_type !== undefined) {
      if (typeof data.campaign_type !== "string") {
        return fault("/campaign_type", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.description !== undefined) {
      let data5 = data.description;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/description", "type", "a string or null");
      }
    }
    if (data.active !== undefined) {
      if (typeof data.active !== "boolean") {
        return fault("/active", "type", "a boolean");
      }
    }
    if (data.auto_join !== undefined) {
      let data7 = data.auto_join;
      if (typeof data7 !== "boolean" && data7 !== null) {
        return fault("/auto_join", "type", "a boolean or null");
      }
    }
    if (data.join_once !== undefined) {
      let data8 = data.join_once;
      if (typeof data8 !== "boolean" && data8 !== null) {
        return fault("/join_once", "type", "a boolean or null");
      }
    }
    if (data.is_referral_code !== undefined) {
      let data9 = data.is_referral_code;
      if (typeof data9 !== "boolean" && data9 !== null) {
        return fault("/is_referral_code", "type", "a boolean or null");
      }
    }
    if (data.voucher !== undefined) {
      let data10 = data.voucher;
      if (data10 !== null) {
        const fault0 = validateCampaignVoucher(data10);
        if (fault0) {
          return within("/voucher", fault0);
        }
      }
    }
    if (data.referral_program !== undefined) {
      let data11 = data.referral_program;
      if (data11 !== null) {
        const fault1 = validateReferralProgram(data11);
        if (fault1) {
          return within("/referral_program", fault1);
        }
      }
    }
    if (data.category !== undefined) {
      let data12 = data.category;
      if (typeof data12 !== "string" && data12 !== null) {
        return fault("/category", "type", "a string or null");
      }
    }
    if (data.category_id !== undefined) {
      let data13 = data.category_id;
      if (typeof data13 !== "string" && data13 !== null) {
        return fault("/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data14 = data.categories;
      if (!Array.isArray(data14) && data14 !== null) {
        return fault("/categories", "type", "an array or null");
      }
      if (Array.isArray(data14)) {
        const len0 = data14.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault2 = validateCategory(data14[i0]);
          if (fault2) {
            return within("/categories/" + i0, fault2);
          }
        }
      }
    }
    if (data.start_date !== undefined) {
      let data16 = data.start_date;
      if (typeof data16 !== "string" && data16 !== null) {
        return fault("/start_date", "type", "a string or null");
      }
    }
    if (data.expiration_date !== undefined) {
      let data17 = data.expiration_date;
      if (typeof data17 !== "string" && data17 !== null) {
        return fault("/expiration_date", "type", "a string or null");
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data18 = data.validity_timeframe;
      if (data18 !== null) {
        const fault3 = validateValidityTimeframe(data18);
        if (fault3) {
          return within("/validity_timeframe", fault3);
        }
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data19 = data.validity_day_of_week;
      if (!Array.isArray(data19) && data19 !== null) {
        return fault("/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data19)) {
        const len1 = data19.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data20 = data19[i1];
          if (!Number.isInteger(data20)) {
            return fault("/validity_day_of_week/" + i1, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data21 = data.validity_hours;
      if (data21 !== null) {
        const fault4 = validateValidityHours(data21);
        if (fault4) {
          return within("/validity_hours", fault4);
        }
      }
    }
    if (data.metadata !== undefined) {
      let data22 = data.metadata;
      if (!isObject(data22) && data22 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.protected !== undefined) {
      let data23 = data.protected;
      if (typeof data23 !== "boolean" && data23 !== null) {
        return fault("/protected", "type", "a boolean or null");
      }
    }
    if (data.vouchers_count !== undefined) {
      let data24 = data.vouchers_count;
      if (!Number.isInteger(data24) && data24 !== null) {
        return fault("/vouchers_count", "type", "an integer or null");
      }
    }
    if (data.creation_status !== undefined) {
      let data25 = data.creation_status;
      if (typeof data25 !== "string" && data25 !== null) {
        return fault("/creation_status", "type", "a string or null");
      }
    }
    if (data.vouchers_generation_status !== undefined) {
      let data26 = data.vouchers_generation_status;
      if (typeof data26 !== "string" && data26 !== null) {
        return fault("/vouchers_generation_status", "type", "a string or null");
      }
    }
    if (data.use_voucher_metadata_schema !== undefined) {
      let data27 = data.use_voucher_metadata_schema;
      if (typeof data27 !== "boolean" && data27 !== null) {
        return fault("/use_voucher_metadata_schema", "type", "a boolean or null");
      }
    }
    if (data.loyalty_tiers_expiration !== undefined) {
      let data28 = data.loyalty_tiers_expiration;
      if (!isObject(data28) && data28 !== null) {
        return fault("/loyalty_tiers_expiration", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data30 = data.updated_at;
      if (typeof data30 !== "string" && data30 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignLoyaltyCard(data) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0)) {
        return fault("/points", "type", "an integer");
      }
    }
    if (data.expiration_rules !== undefined) {
      const fault0 = validateLoyaltyExpirationRules(data.expiration_rules);
      if (fault0) {
        return within("/expiration_rules", fault0);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignVoucher(data) {
  if (isObject(data)) {
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.discount !== undefined) {
      let data1 = data.discount;
      if (data1 !== null) {
        const fault0 = validateDiscount(data1);
        if (fault0) {
          return within("/discount", fault0);
        }
      }
    }
    if (data.gift !== undefined) {
      let data2 = data.gift;
      if (data2 !== null) {
        const fault1 = validateGift(data2);
        if (fault1) {
          return within("/gift", fault1);
        }
      }
    }
    if (data.loyalty_card !== undefined) {
      let data3 = data.loyalty_card;
      if (data3 !== null) {
        const fault2 = validateCampaignLoyaltyCard(data3);
        if (fault2) {
          return within("/loyalty_card", fault2);
        }
      }
    }
    if (data.redemption !== undefined) {
      const fault3 = validateCampaignVoucherRedemption(data.redemption);
      if (fault3) {
        return within("/redemption", fault3);
      }
    }
    if (data.code_config !== undefined) {
      const fault4 = validateCodeConfig(data.code_config);
      if (fault4) {
        return within("/code_config", fault4);
      }
    }
    if (data.start_date !== undefined) {
      let data6 = data.start_date;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/start_date", "type", "a string or null");
      }
    }
    if (data.expiration_date !== undefined) {
      let data7 = data.expiration_date;
      if (typeof data7 !== "string" && data7 !== null) {
        return fault("/expiration_date", "type", "a string or null");
      }
    }
    if (data.is_referral_code !== undefined) {
      let data8 = data.is_referral_code;
      if (typeof data8 !== "boolean" && data8 !== null) {
        return fault("/is_referral_code", "type", "a boolean or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCampaignVoucherRedemption(data) {
  if (isObject(data)) {
    if (data.quantity !== undefined) {
      let data0 = data.quantity;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/quantity", "type", "an integer or null");
      }
    }
    if (data.redeemed_quantity !== undefined) {
      let data1 = data.redeemed_quantity;
      if (!Number.isInteger(data1)) {
        return fault("/redeemed_quantity", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCategory(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    if (data.hierarchy !== undefined) {
      let data3 = data.hierarchy;
      if (!Number.isInteger(data3)) {
        return fault("/hierarchy", "type", "an integer");
      }
    }
    if (data.stacking_rules_type !== undefined) {
      if (typeof data.stacking_rules_type !== "string") {
        return fault("/stacking_rules_type", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data6 = data.updated_at;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCodeConfig(data) {
  if (isObject(data)) {
    if (data.length !== undefined) {
      let data0 = data.length;
      if (!Number.isInteger(data0)) {
        return fault("/length", "type", "an integer");
      }
    }
    if (data.charset !== undefined) {
      if (typeof data.charset !== "string") {
        return fault("/charset", "type", "a string");
      }
    }
    if (data.pattern !== undefined) {
      if (typeof data.pattern !== "string") {
        return fault("/pattern", "type", "a string");
      }
    }
    if (data.prefix !== undefined) {
      if (typeof data.prefix !== "string") {
        return fault("/prefix", "type", "a string");
      }
    }
    if (data.postfix !== undefined) {
      if (typeof data.postfix !== "string") {
        return fault("/postfix", "type", "a string");
      }
    }
    if (data.initial_count !== undefined) {
      let data5 = data.initial_count;
      if (!Number.isInteger(data5)) {
        return fault("/initial_count", "type", "an integer");
      }
    }
    if (data.min_desired !== undefined) {
      let data6 = data.min_desired;
      if (!Number.isInteger(data6)) {
        return fault("/min_desired", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomer(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data3 = data.name;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/name", "type", "a string or null");
      }
    }
    if (data.email !== undefined) {
      let data4 = data.email;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/email", "type", "a string or null");
      }
    }
    if (data.phone !== undefined) {
      let data5 = data.phone;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/phone", "type", "a string or null");
      }
    }
    if (data.description !== undefined) {
      let data6 = data.description;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/description", "type", "a string or null");
      }
    }
    if (data.birthdate !== undefined) {
      let data7 = data.birthdate;
      if (typeof data7 !== "string" && data7 !== null) {
        return fault("/birthdate", "type", "a string or null");
      }
    }
    if (data.address !== undefined) {
      let data8 = data.address;
      if (data8 !== null) {
        const fault0 = validateAddress(data8);
        if (fault0) {
          return within("/address", fault0);
        }
      }
    }
    if (data.metadata !== undefined) {
      let data9 = data.metadata;
      if (!isObject(data9) && data9 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.summary !== undefined) {
      let data10 = data.summary;
      if (data10 !== null) {
        const fault1 = validateCustomerSummary(data10);
        if (fault1) {
          return within("/summary", fault1);
        }
      }
    }
    if (data.loyalty !== undefined) {
      let data11 = data.loyalty;
      if (data11 !== null) {
        const fault2 = validateCustomerLoyalty(data11);
        if (fault2) {
          return within("/loyalty", fault2);
        }
      }
    }
    if (data.referrals !== undefined) {
      let data12 = data.referrals;
      if (data12 !== null) {
        const fault3 = validateCustomerReferrals(data12);
        if (fault3) {
          return within("/referrals", fault3);
        }
      }
    }
    if (data.system_metadata !== undefined) {
      let data13 = data.system_metadata;
      if (!isObject(data13) && data13 !== null) {
        return fault("/system_metadata", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      let data14 = data.created_at;
      if (typeof data14 !== "string" && data14 !== null) {
        return fault("/created_at", "type", "a string or null");
      }
    }
    if (data.updated_at !== undefined) {
      let data15 = data.updated_at;
      if (typeof data15 !== "string" && data15 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
    if (data.assets !== undefined) {
      let data16 = data.assets;
      if (data16 !== null) {
        const fault4 = validateCustomerAssets(data16);
        if (fault4) {
          return within("/assets", fault4);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerAssets(data) {
  if (isObject(data)) {
    if (data.cockpit_url !== undefined) {
      let data0 = data.cockpit_url;
      if (typeof data0 !== "string" && data0 !== null) {
        return fault("/cockpit_url", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerLoyalty(data) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/points", "type", "an integer or null");
      }
    }
    if (data.referred_customers !== undefined) {
      let data1 = data.referred_customers;
      if (!Number.isInteger(data1) && data1 !== null) {
        return fault("/referred_customers", "type", "an integer or null");
      }
    }
    if (data.campaigns !== undefined) {
      let data2 = data.campaigns;
      if (!isObject(data2) && data2 !== null) {
        return fault("/campaigns", "type", "an object or null");
      }
      if (isObject(data2)) {
        for (const key0 in data2) {
          const fault0 = validateCustomerLoyaltyCampaign(data2[key0]);
          if (fault0) {
            return within("/campaigns/" + token(key0), fault0);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerLoyaltyCampaign(data) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/points", "type", "an integer or null");
      }
    }
    if (data.loyalty_tier !== undefined) {
      let data1 = data.loyalty_tier;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/loyalty_tier", "type", "a string or null");
      }
    }
    if (data.referred_customers !== undefined) {
      let data2 = data.referred_customers;
      if (!Number.isInteger(data2) && data2 !== null) {
        return fault("/referred_customers", "type", "an integer or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerReferralCampaign(data) {
  if (isObject(data)) {
    if (data.campaign_id !== undefined) {
      let data0 = data.campaign_id;
      if (typeof data0 !== "string" && data0 !== null) {
        return fault("/campaign_id", "type", "a string or null");
      }
    }
    if (data.referrer_id !== undefined) {
      let data1 = data.referrer_id;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/referrer_id", "type", "a string or null");
      }
    }
    if (data.related_object_id !== undefined) {
      let data2 = data.related_object_id;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/related_object_id", "type", "a string or null");
      }
    }
    if (data.related_object_type !== undefined) {
      let data3 = data.related_object_type;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/related_object_type", "type", "a string or null");
      }
    }
    if (data.date !== undefined) {
      let data4 = data.date;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/date", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerReferrals(data) {
  if (isObject(data)) {
    if (data.total !== undefined) {
      let data0 = data.total;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/total", "type", "an integer or null");
      }
    }
    if (data.campaigns !== undefined) {
      let data1 = data.campaigns;
      if (!Array.isArray(data1) && data1 !== null) {
        return fault("/campaigns", "type", "an array or null");
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault0 = validateCustomerReferralCampaign(data1[i0]);
          if (fault0) {
            return within("/campaigns/" + i0, fault0);
          }
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummary(data) {
  if (isObject(data)) {
    if (data.redemptions !== undefined) {
      let data0 = data.redemptions;
      if (data0 !== null) {
        const fault0 = validateCustomerSummaryRedemptions(data0);
        if (fault0) {
          return within("/redemptions", fault0);
        }
      }
    }
    if (data.orders !== undefined) {
      let data1 = data.orders;
      if (data1 !== null) {
        const fault1 = validateCustomerSummaryOrders(data1);
        if (fault1) {
          return within("/orders", fault1);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryGift(data) {
  if (isObject(data)) {
    if (data.redeemed_amount !== undefined) {
      let data0 = data.redeemed_amount;
      if (!Number.isFinite(data0) && data0 !== null) {
        return fault("/redeemed_amount", "type", "a number or null");
      }
    }
    if (data.amount_to_go !== undefined) {
      let data1 = data.amount_to_go;
      if (!Number.isFinite(data1) && data1 !== null) {
        return fault("/amount_to_go", "type", "a number or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryLoyaltyCard(data) {
  if (isObject(data)) {
    if (data.redeemed_points !== undefined) {
      let data0 = data.redeemed_points;
      if (!Number.isFinite(data0) && data0 !== null) {
        return fault("/redeemed_points", "type", "a number or null");
      }
    }
    if (data.points_to_go !== undefined) {
      let data1 = data.points_to_go;
      if (!Number.isFinite(data1) && data1 !== null) {
        return fault("/points_to_go", "type", "a number or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryOrders(data) {
  if (isObject(data)) {
    if (data.total_amount !== undefined) {
      let data0 = data.total_amount;
      if (!Number.isFinite(data0) && data0 !== null) {
        return fault("/total_amount", "type", "a number or null");
      }
    }
    if (data.total_count !== undefined) {
      let data1 = data.total_count;
      if (!Number.isInteger(data1) && data1 !== null) {
        return fault("/total_count", "type", "an integer or null");
      }
    }
    if (data.average_amount !== undefined) {
      let data2 = data.average_amount;
      if (!Number.isFinite(data2) && data2 !== null) {
        return fault("/average_amount", "type", "a number or null");
      }
    }
    if (data.last_order_amount !== undefined) {
      let data3 = data.last_order_amount;
      if (!Number.isFinite(data3) && data3 !== null) {
        return fault("/last_order_amount", "type", "a number or null");
      }
    }
    if (data.last_order_date !== undefined) {
      let data4 = data.last_order_date;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/last_order_date", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerSummaryRedemptions(data) {
  if (isObject(data)) {
    if (data.total_redeemed !== undefined) {
      let data0 = data.total_redeemed;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/total_redeemed", "type", "an integer or null");
      }
    }
    if (data.total_failed !== undefined) {
      let data1 = data.total_failed;
      if (!Number.isInteger(data1) && data1 !== null) {
        return fault("/total_failed", "type", "an integer or null");
      }
    }
    if (data.total_succeeded !== undefined) {
      let data2 = data.total_succeeded;
      if (!Number.isInteger(data2) && data2 !== null) {
        return fault("/total_succeeded", "type", "an integer or null");
      }
    }
    if (data.total_rolled_back !== undefined) {
      let data3 = data.total_rolled_back;
      if (!Number.isInteger(data3) && data3 !== null) {
        return fault("/total_rolled_back", "type", "an integer or null");
      }
    }
    if (data.total_rollback_failed !== undefined) {
      let data4 = data.total_rollback_failed;
      if (!Number.isInteger(data4) && data4 !== null) {
        return fault("/total_rollback_failed", "type", "an integer or null");
      }
    }
    if (data.total_rollback_succeeded !== undefined) {
      let data5 = data.total_rollback_succeeded;
      if (!Number.isInteger(data5) && data5 !== null) {
        return fault("/total_rollback_succeeded", "type", "an integer or null");
      }
    }
    if (data.gift !== undefined) {
      let data6 = data.gift;
      if (data6 !== null) {
        const fault0 = validateCustomerSummaryGift(data6);
        if (fault0) {
          return within("/gift", fault0);
        }
      }
    }
    if (data.loyalty_card !== undefined) {
      let data7 = data.loyalty_card;
      if (data7 !== null) {
        const fault1 = validateCustomerSummaryLoyaltyCard(data7);
        if (fault1) {
          return within("/loyalty_card", fault1);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDeliveryEvent(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.type === undefined) {
      return fault("/type", "required", "a string");
    }
    if (data.created_at === undefined) {
      return fault("/created_at", "required", "a string");
    }
    if (data.group_id === undefined) {
      return fault("/group_id", "required", "a string");
    }
    if (data.event_source === undefined) {
      return fault("/event_source", "required", "an object");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.entity_id !== undefined) {
      if (typeof data.entity_id !== "string") {
        return fault("/entity_id", "type", "a string");
      }
    }
    if (data.group_id !== undefined) {
      if (typeof data.group_id !== "string") {
        return fault("/group_id", "type", "a string");
      }
    }
    if (data.category !== undefined) {
      if (typeof data.category !== "string") {
        return fault("/category", "type", "a string");
      }
    }
    if (data.event_source !== undefined) {
      const fault0 = validateEventSource(data.event_source);
      if (fault0) {
        return within("/event_source", fault0);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDeliverySource(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.target_url === undefined) {
      return fault("/target_url", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.target_url !== undefined) {
      if (typeof data.target_url !== "string") {
        return fault("/target_url", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscount(data) {
  if (isObject(data)) {
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.effect !== undefined) {
      if (typeof data.effect !== "string") {
        return fault("/effect", "type", "a string");
      }
    }
    if (data.amount_off !== undefined) {
      let data2 = data.amount_off;
      if (!Number.isFinite(data2)) {
        return fault("/amount_off", "type", "a number");
      }
    }
    if (data.amount_off_formula !== undefined) {
      if (typeof data.amount_off_formula !== "string") {
        return fault("/amount_off_formula", "type", "a string");
      }
    }
    if (data.percent_off !== undefined) {
      let data4 = data.percent_off;
      if (!Number.isFinite(data4)) {
        return fault("/percent_off", "type", "a number");
      }
    }
    if (data.percent_off_formula !== undefined) {
      if (typeof data.percent_off_formula !== "string") {
        return fault("/percent_off_formula", "type", "a string");
      }
    }
    if (data.amount_limit !== undefined) {
      let data6 = data.amount_limit;
      if (!Number.isFinite(data6) && data6 !== null) {
        return fault("/amount_limit", "type", "a number or null");
      }
    }
    if (data.aggregated_amount_limit !== undefined) {
      let data7 = data.aggregated_amount_limit;
      if (!Number.isFinite(data7) && data7 !== null) {
        return fault("/aggregated_amount_limit", "type", "a number or null");
      }
    }
    if (data.fixed_amount !== undefined) {
      let data8 = data.fixed_amount;
      if (!Number.isFinite(data8)) {
        return fault("/fixed_amount", "type", "a number");
      }
    }
    if (data.fixed_amount_formula !== undefined) {
      if (typeof data.fixed_amount_formula !== "string") {
        return fault("/fixed_amount_formula", "type", "a string");
      }
    }
    if (data.unit_off !== undefined) {
      let data10 = data.unit_off;
      if (!Number.isFinite(data10)) {
        return fault("/unit_off", "type", "a number");
      }
    }
    if (data.unit_off_formula !== undefined) {
      if (typeof data.unit_off_formula !== "string") {
        return fault("/unit_off_formula", "type", "a string");
      }
    }
    if (data.unit_type !== undefined) {
      if (typeof data.unit_type !== "string") {
        return fault("/unit_type", "type", "a string");
      }
    }
    if (data.units !== undefined) {
      let data13 = data.units;
      if (!Array.isArray(data13) && data13 !== null) {
        return fault("/units", "type", "an array or null");
      }
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault0 = validateDiscountUnit(data13[i0]);
          if (fault0) {
            return within("/units/" + i0, fault0);
          }
        }
      }
    }
    if (data.product !== undefined) {
      let data15 = data.product;
      if (data15 !== null) {
        const fault1 = validateDiscountProduct(data15);
        if (fault1) {
          return within("/product", fault1);
        }
      }
    }
    if (data.sku !== undefined) {
      let data16 = data.sku;
      if (data16 !== null) {
        const fault2 = validateDiscountSku(data16);
        if (fault2) {
          return within("/sku", fault2);
        }
      }
    }
    if (data.is_dynamic !== undefined) {
      if (typeof data.is_dynamic !== "boolean") {
        return fault("/is_dynamic", "type", "a boolean");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountProduct(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/name", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountSku(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/name", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDiscountUnit(data) {
  if (isObject(data)) {
    if (data.unit_off !== undefined) {
      let data0 = data.unit_off;
      if (!Number.isFinite(data0)) {
        return fault("/unit_off", "type", "a number");
      }
    }
    if (data.unit_off_formula !== undefined) {
      if (typeof data.unit_off_formula !== "string") {
        return fault("/unit_off_formula", "type", "a string");
      }
    }
    if (data.unit_type !== undefined) {
      if (typeof data.unit_type !== "string") {
        return fault("/unit_type", "type", "a string");
      }
    }
    if (data.effect !== undefined) {
      if (typeof data.effect !== "string") {
        return fault("/effect", "type", "a string");
      }
    }
    if (data.product !== undefined) {
      let data4 = data.product;
      if (data4 !== null) {
        const fault0 = validateDiscountProduct(data4);
        if (fault0) {
          return within("/product", fault0);
        }
      }
    }
    if (data.sku !== undefined) {
      let data5 = data.sku;
      if (data5 !== null) {
        const fault1 = validateDiscountSku(data5);
        if (fault1) {
          return within("/sku", fault1);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSource(data) {
  if (isObject(data)) {
    if (data.channel === undefined) {
      return fault("/channel", "required", "a string");
    }
    if (data.channel !== undefined) {
      if (typeof data.channel !== "string") {
        return fault("/channel", "type", "a string");
      }
    }
    if (data.user !== undefined) {
      const fault0 = validateEventSourceUser(data.user);
      if (fault0) {
        return within("/user", fault0);
      }
    }
    if (data.api_key !== undefined) {
      const fault1 = validateEventSourceApiKey(data.api_key);
      if (fault1) {
        return within("/api_key", fault1);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSourceApiKey(data) {
  if (isObject(data)) {
    if (data.name === undefined) {
      return fault("/name", "required", "a string");
    }
    if (data.app_id === undefined) {
      return fault("/app_id", "required", "a string");
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    if (data.app_id !== undefined) {
      if (typeof data.app_id !== "string") {
        return fault("/app_id", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateEventSourceUser(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateGift(data) {
  if (isObject(data)) {
    if (data.amount !== undefined) {
      let data0 = data.amount;
      if (!Number.isFinite(data0)) {
        return fault("/amount", "type", "a number");
      }
    }
    if (data.balance !== undefined) {
      let data1 = data.balance;
      if (!Number.isFinite(data1)) {
        return fault("/balance", "type", "a number");
      }
    }
    if (data.subtracted_amount !== undefined) {
      let data2 = data.subtracted_amount;
      if (!Number.isFinite(data2)) {
        return fault("/subtracted_amount", "type", "a number");
      }
    }
    if (data.effect !== undefined) {
      let data3 = data.effect;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/effect", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateLoyaltyCard(data) {
  if (isObject(data)) {
    if (data.points !== undefined) {
      let data0 = data.points;
      if (!Number.isInteger(data0)) {
        return fault("/points", "type", "an integer");
      }
    }
    if (data.balance !== undefined) {
      let data1 = data.balance;
      if (!Number.isInteger(data1)) {
        return fault("/balance", "type", "an integer");
      }
    }
    if (data.next_expiration_date !== undefined) {
      let data2 = data.next_expiration_date;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/next_expiration_date", "type", "a string or null");
      }
    }
    if (data.next_expiration_points !== undefined) {
      let data3 = data.next_expiration_points;
      if (!Number.isInteger(data3) && data3 !== null) {
        return fault("/next_expiration_points", "type", "an integer or null");
      }
    }
    if (data.pending_points !== undefined) {
      let data4 = data.pending_points;
      if (!Number.isInteger(data4) && data4 !== null) {
        return fault("/pending_points", "type", "an integer or null");
      }
    }
    if (data.expired_points !== undefined) {
      let data5 = data.expired_points;
      if (!Number.isInteger(data5) && data5 !== null) {
        return fault("/expired_points", "type", "an integer or null");
      }
    }
    if (data.subtracted_points !== undefined) {
      let data6 = data.subtracted_points;
      if (!Number.isInteger(data6) && data6 !== null) {
        return fault("/subtracted_points", "type", "an integer or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateLoyaltyExpirationRules(data) {
  if (isObject(data)) {
    if (data.period_type !== undefined) {
      if (typeof data.period_type !== "string") {
        return fault("/period_type", "type", "a string");
      }
    }
    if (data.period_value !== undefined) {
      let data1 = data.period_value;
      if (!Number.isInteger(data1)) {
        return fault("/period_value", "type", "an integer");
      }
    }
    if (data.rounding_type !== undefined) {
      if (typeof data.rounding_type !== "string") {
        return fault("/rounding_type", "type", "a string");
      }
    }
    if (data.rounding_value !== undefined) {
      let data3 = data.rounding_value;
      if (!Number.isInteger(data3)) {
        return fault("/rounding_value", "type", "an integer");
      }
    }
    if (data.fixed_month !== undefined) {
      let data4 = data.fixed_month;
      if (!Number.isInteger(data4)) {
        return fault("/fixed_month", "type", "an integer");
      }
    }
    if (data.fixed_day !== undefined) {
      let data5 = data.fixed_day;
      if (!Number.isInteger(data5)) {
        return fault("/fixed_day", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrder(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.source_id === undefined) {
      return fault("/source_id", "required", "a string or null");
    }
    if (data.customer_id === undefined) {
      return fault("/customer_id", "required", "a string or null");
    }
    if (data.referrer_id === undefined) {
      return fault("/referrer_id", "required", "a string or null");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.status !== undefined) {
      if (typeof data.status !== "string") {
        return fault("/status", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data5 = data.updated_at;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
    if (data.amount !== undefined) {
      let data6 = data.amount;
      if (!Number.isInteger(data6)) {
        return fault("/amount", "type", "an integer");
      }
    }
    if (data.initial_amount !== undefined) {
      let data7 = data.initial_amount;
      if (!Number.isInteger(data7)) {
        return fault("/initial_amount", "type", "an integer");
      }
    }
    if (data.discount_amount !== undefined) {
      let data8 = data.discount_amount;
      if (!Number.isInteger(data8)) {
        return fault("/discount_amount", "type", "an integer");
      }
    }
    if (data.items_discount_amount !== undefined) {
      let data9 = data.items_discount_amount;
      if (!Number.isInteger(data9)) {
        return fault("/items_discount_amount", "type", "an integer");
      }
    }
    if (data.total_discount_amount !== undefined) {
      let data10 = data.total_discount_amount;
      if (!Number.isInteger(data10)) {
        return fault("/total_discount_amount", "type", "an integer");
      }
    }
    if (data.applied_discount_amount !== undefined) {
      let data11 = data.applied_discount_amount;
      if (!Number.isInteger(data11)) {
        return fault("/applied_discount_amount", "type", "an integer");
      }
    }
    if (data.items_applied_discount_amount !== undefined) {
      let data12 = data.items_applied_discount_amount;
      if (!Number.isInteger(data12)) {
        return fault("/items_applied_discount_amount", "type", "an integer");
      }
    }
    if (data.total_applied_discount_amount !== undefined) {
      let data13 = data.total_applied_discount_amount;
      if (!Number.isInteger(data13)) {
        return fault("/total_applied_discount_amount", "type", "an integer");
      }
    }
    if (data.total_amount !== undefined) {
      let data14 = data.total_amount;
      if (!Number.isInteger(data14)) {
        return fault("/total_amount", "type", "an integer");
      }
    }
    if (data.items !== undefined) {
      let data15 = data.items;
      if (!Array.isArray(data15) && data15 !== null) {
        return fault("/items", "type", "an array or null");
      }
      if (Array.isArray(data15)) {
        const len0 = data15.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault0 = validateOrderItem(data15[i0]);
          if (fault0) {
            return within("/items/" + i0, fault0);
          }
        }
      }
    }
    if (data.metadata !== undefined) {
      let data17 = data.metadata;
      if (!isObject(data17) && data17 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.customer_id !== undefined) {
      let data18 = data.customer_id;
      if (typeof data18 !== "string" && data18 !== null) {
        return fault("/customer_id", "type", "a string or null");
      }
    }
    if (data.customer !== undefined) {
      let data19 = data.customer;
      if (data19 !== null) {
        const fault1 = validateCustomer(data19);
        if (fault1) {
          return within("/customer", fault1);
        }
      }
    }
    if (data.referrer_id !== undefined) {
      let data20 = data.referrer_id;
      if (typeof data20 !== "string" && data20 !== null) {
        return fault("/referrer_id", "type", "a string or null");
      }
    }
    if (data.referrer !== undefined) {
      let data21 = data.referrer;
      if (data21 !== null) {
        const fault2 = validateCustomer(data21);
        if (fault2) {
          return within("/referrer", fault2);
        }
      }
    }
    if (data.redemptions !== undefined) {
      let data22 = data.redemptions;
      if (isObject(data22)) {
        for (const key0 in data22) {
          const fault3 = validateOrderRedemption(data22[key0]);
          if (fault3) {
            return within("/redemptions/" + token(key0), fault3);
          }
        }
      } else {
        return fault("/redemptions", "type", "an object");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItem(data) {
  if (isObject(data)) {
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data2 = data.source_id;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.related_object !== undefined) {
      if (typeof data.related_object !== "string") {
        return fault("/related_object", "type", "a string");
      }
    }
    if (data.product_id !== undefined) {
      let data4 = data.product_id;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/product_id", "type", "a string or null");
      }
    }
    if (data.sku_id !== undefined) {
      let data5 = data.sku_id;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/sku_id", "type", "a string or null");
      }
    }
    if (data.quantity !== undefined) {
      let data6 = data.quantity;
      if (!Number.isInteger(data6)) {
        return fault("/quantity", "type", "an integer");
      }
    }
    if (data.initial_quantity !== undefined) {
      let data7 = data.initial_quantity;
      if (!Number.isInteger(data7)) {
        return fault("/initial_quantity", "type", "an integer");
      }
    }
    if (data.discount_quantity !== undefined) {
      let data8 = data.discount_quantity;
      if (!Number.isInteger(data8)) {
        return fault("/discount_quantity", "type", "an integer");
      }
    }
    if (data.applied_discount_quantity !== undefined) {
      let data9 = data.applied_discount_quantity;
      if (!Number.isInteger(data9)) {
        return fault("/applied_discount_quantity", "type", "an integer");
      }
    }
    if (data.applied_quantity !== undefined) {
      let data10 = data.applied_quantity;
      if (!Number.isInteger(data10)) {
        return fault("/applied_quantity", "type", "an integer");
      }
    }
    if (data.applied_quantity_amount !== undefined) {
      let data11 = data.applied_quantity_amount;
      if (!Number.isInteger(data11)) {
        return fault("/applied_quantity_amount", "type", "an integer");
      }
    }
    if (data.price !== undefined) {
      let data12 = data.price;
      if (!Number.isInteger(data12)) {
        return fault("/price", "type", "an integer");
      }
    }
    if (data.amount !== undefined) {
      let data13 = data.amount;
      if (!Number.isInteger(data13)) {
        return fault("/amount", "type", "an integer");
      }
    }
    if (data.initial_amount !== undefined) {
      let data14 = data.initial_amount;
      if (!Number.isInteger(data14)) {
        return fault("/initial_amount", "type", "an integer");
      }
    }
    if (data.discount_amount !== undefined) {
      let data15 = data.discount_amount;
      if (!Number.isInteger(data15)) {
        return fault("/discount_amount", "type", "an integer");
      }
    }
    if (data.applied_discount_amount !== undefined) {
      let data16 = data.applied_discount_amount;
      if (!Number.isInteger(data16)) {
        return fault("/applied_discount_amount", "type", "an integer");
      }
    }
    if (data.subtotal_amount !== undefined) {
      let data17 = data.subtotal_amount;
      if (!Number.isInteger(data17)) {
        return fault("/subtotal_amount", "type", "an integer");
      }
    }
    if (data.product !== undefined) {
      let data18 = data.product;
      if (data18 !== null) {
        const fault0 = validateOrderItemProduct(data18);
        if (fault0) {
          return within("/product", fault0);
        }
      }
    }
    if (data.sku !== undefined) {
      let data19 = data.sku;
      if (data19 !== null) {
        const fault1 = validateOrderItemSku(data19);
        if (fault1) {
          return within("/sku", fault1);
        }
      }
    }
    if (data.metadata !== undefined) {
      let data20 = data.metadata;
      if (!isObject(data20) && data20 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItemProduct(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        return fault("/id", "type", "a string or null");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/name", "type", "a string or null");
      }
    }
    if (data.price !== undefined) {
      let data3 = data.price;
      if (!Number.isFinite(data3) && data3 !== null) {
        return fault("/price", "type", "a number or null");
      }
    }
    if (data.metadata !== undefined) {
      let data4 = data.metadata;
      if (!isObject(data4) && data4 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.override !== undefined) {
      if (typeof data.override !== "boolean") {
        return fault("/override", "type", "a boolean");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderItemSku(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        return fault("/id", "type", "a string or null");
      }
    }
    if (data.source_id !== undefined) {
      let data1 = data.source_id;
      if (typeof data1 !== "string" && data1 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.sku !== undefined) {
      let data2 = data.sku;
      if (typeof data2 !== "string" && data2 !== null) {
        return fault("/sku", "type", "a string or null");
      }
    }
    if (data.price !== undefined) {
      let data3 = data.price;
      if (!Number.isFinite(data3) && data3 !== null) {
        return fault("/price", "type", "a number or null");
      }
    }
    if (data.metadata !== undefined) {
      let data4 = data.metadata;
      if (!isObject(data4) && data4 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.override !== undefined) {
      if (typeof data.override !== "boolean") {
        return fault("/override", "type", "a boolean");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateOrderRedemption(data) {
  if (isObject(data)) {
    if (data.date !== undefined) {
      if (typeof data.date !== "string") {
        return fault("/date", "type", "a string");
      }
    }
    if (data.rollback_id !== undefined) {
      if (typeof data.rollback_id !== "string") {
        return fault("/rollback_id", "type", "a string");
      }
    }
    if (data.rollback_date !== undefined) {
      if (typeof data.rollback_date !== "string") {
        return fault("/rollback_date", "type", "a string");
      }
    }
    if (data.related_object_type !== undefined) {
      if (typeof data.related_object_type !== "string") {
        return fault("/related_object_type", "type", "a string");
      }
    }
    if (data.related_object_id !== undefined) {
      if (typeof data.related_object_id !== "string") {
        return fault("/related_object_id", "type", "a string");
      }
    }
    if (data.related_object_parent_id !== undefined) {
      if (typeof data.related_object_parent_id !== "string") {
        return fault("/related_object_parent_id", "type", "a string");
      }
    }
    if (data.stacked !== undefined) {
      let data6 = data.stacked;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data6[i0] !== "string") {
            return fault("/stacked/" + i0, "type", "a string");
          }
        }
      } else {
        return fault("/stacked", "type", "an array");
      }
    }
    if (data.rollback_stacked !== undefined) {
      let data8 = data.rollback_stacked;
      if (Array.isArray(data8)) {
        const len1 = data8.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data8[i1] !== "string") {
            return fault("/rollback_stacked/" + i1, "type", "a string");
          }
        }
      } else {
        return fault("/rollback_stacked", "type", "an array");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTier(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    if (data.banner !== undefined) {
      let data3 = data.banner;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/banner", "type", "a string or null");
      }
    }
    if (data.action !== undefined) {
      let data4 = data.action;
      if (data4 !== null) {
        const fault0 = validatePromotionTierAction(data4);
        if (fault0) {
          return within("/action", fault0);
        }
      }
    }
    if (data.hierarchy !== undefined) {
      let data5 = data.hierarchy;
      if (!Number.isInteger(data5) && data5 !== null) {
        return fault("/hierarchy", "type", "an integer or null");
      }
    }
    if (data.promotion_id !== undefined) {
      let data6 = data.promotion_id;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/promotion_id", "type", "a string or null");
      }
    }
    if (data.campaign_id !== undefined) {
      let data7 = data.campaign_id;
      if (typeof data7 !== "string" && data7 !== null) {
        return fault("/campaign_id", "type", "a string or null");
      }
    }
    if (data.campaign !== undefined) {
      let data8 = data.campaign;
      if (data8 !== null) {
        const fault1 = validatePromotionTierCampaign(data8);
        if (fault1) {
          return within("/campaign", fault1);
        }
      }
    }
    if (data.active !== undefined) {
      let data9 = data.active;
      if (typeof data9 !== "boolean" && data9 !== null) {
        return fault("/active", "type", "a boolean or null");
      }
    }
    if (data.start_date !== undefined) {
      let data10 = data.start_date;
      if (typeof data10 !== "string" && data10 !== null) {
        return fault("/start_date", "type", "a string or null");
      }
    }
    if (data.expiration_date !== undefined) {
      let data11 = data.expiration_date;
      if (typeof data11 !== "string" && data11 !== null) {
        return fault("/expiration_date", "type", "a string or null");
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data12 = data.validity_timeframe;
      if (data12 !== null) {
        const fault2 = validateValidityTimeframe(data12);
        if (fault2) {
          return within("/validity_timeframe", fault2);
        }
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data13 = data.validity_day_of_week;
      if (!Array.isArray(data13) && data13 !== null) {
        return fault("/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (!Number.isInteger(data14)) {
            return fault("/validity_day_of_week/" + i0, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data15 = data.validity_hours;
      if (data15 !== null) {
        const fault3 = validateValidityHours(data15);
        if (fault3) {
          return within("/validity_hours", fault3);
        }
      }
    }
    if (data.validation_rule_assignments !== undefined) {
      let data16 = data.validation_rule_assignments;
      if (data16 !== null) {
        const fault4 = validateValidationRuleAssignmentList(data16);
        if (fault4) {
          return within("/validation_rule_assignments", fault4);
        }
      }
    }
    if (data.summary !== undefined) {
      let data17 = data.summary;
      if (data17 !== null) {
        const fault5 = validatePromotionTierSummary(data17);
        if (fault5) {
          return within("/summary", fault5);
        }
      }
    }
    if (data.category_id !== undefined) {
      let data18 = data.category_id;
      if (typeof data18 !== "string" && data18 !== null) {
        return fault("/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data19 = data.categories;
      if (!Array.isArray(data19) && data19 !== null) {
        return fault("/categories", "type", "an array or null");
      }
      if (Array.isArray(data19)) {
        const len1 = data19.length;
        for (let i1 = 0; i1 < len1; i1++) {
          const fault6 = validateCategory(data19[i1]);
          if (fault6) {
            return within("/categories/" + i1, fault6);
          }
        }
      }
    }
    if (data.metadata !== undefined) {
      let data21 = data.metadata;
      if (!isObject(data21) && data21 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data23 = data.updated_at;
      if (typeof data23 !== "string" && data23 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierAction(data) {
  if (isObject(data)) {
    if (data.discount !== undefined) {
      let data0 = data.discount;
      if (data0 !== null) {
        const fault0 = validateDiscount(data0);
        if (fault0) {
          return within("/discount", fault0);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierCampaign(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.active !== undefined) {
      let data2 = data.active;
      if (typeof data2 !== "boolean" && data2 !== null) {
        return fault("/active", "type", "a boolean or null");
      }
    }
    if (data.start_date !== undefined) {
      let data3 = data.start_date;
      if (typeof data3 !== "string" && data3 !== null) {
        return fault("/start_date", "type", "a string or null");
      }
    }
    if (data.expiration_date !== undefined) {
      let data4 = data.expiration_date;
      if (typeof data4 !== "string" && data4 !== null) {
        return fault("/expiration_date", "type", "a string or null");
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data5 = data.validity_timeframe;
      if (data5 !== null) {
        const fault0 = validateValidityTimeframe(data5);
        if (fault0) {
          return within("/validity_timeframe", fault0);
        }
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data6 = data.validity_day_of_week;
      if (!Array.isArray(data6) && data6 !== null) {
        return fault("/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (!Number.isInteger(data7)) {
            return fault("/validity_day_of_week/" + i0, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data8 = data.validity_hours;
      if (data8 !== null) {
        const fault1 = validateValidityHours(data8);
        if (fault1) {
          return within("/validity_hours", fault1);
        }
      }
    }
    if (data.category_id !== undefined) {
      let data9 = data.category_id;
      if (typeof data9 !== "string" && data9 !== null) {
        return fault("/category_id", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummary(data) {
  if (isObject(data)) {
    if (data.redemptions !== undefined) {
      let data0 = data.redemptions;
      if (data0 !== null) {
        const fault0 = validatePromotionTierSummaryRedemptions(data0);
        if (fault0) {
          return within("/redemptions", fault0);
        }
      }
    }
    if (data.orders !== undefined) {
      let data1 = data.orders;
      if (data1 !== null) {
        const fault1 = validatePromotionTierSummaryOrders(data1);
        if (fault1) {
          return within("/orders", fault1);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummaryOrders(data) {
  if (isObject(data)) {
    if (data.total_amount !== undefined) {
      let data0 = data.total_amount;
      if (!Number.isInteger(data0)) {
        return fault("/total_amount", "type", "an integer");
      }
    }
    if (data.total_discount_amount !== undefined) {
      let data1 = data.total_discount_amount;
      if (!Number.isInteger(data1)) {
        return fault("/total_discount_amount", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePromotionTierSummaryRedemptions(data) {
  if (isObject(data)) {
    if (data.total_redeemed !== undefined) {
      let data0 = data.total_redeemed;
      if (!Number.isInteger(data0)) {
        return fault("/total_redeemed", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePublication(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.created_at === undefined) {
      return fault("/created_at", "required", "a string");
    }
    if (data.customer_id === undefined) {
      return fault("/customer_id", "required", "a string");
    }
    if (data.channel === undefined) {
      return fault("/channel", "required", "a string");
    }
    if (data.source_id === undefined) {
      return fault("/source_id", "required", "a string or null");
    }
    if (data.metadata === undefined) {
      return fault("/metadata", "required", "an object");
    }
    if (data.customer === undefined) {
      return fault("/customer", "required", "an object");
    }
    if (data.vouchers_id === undefined) {
      return fault("/vouchers_id", "required", "an array");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.result !== undefined) {
      if (typeof data.result !== "string") {
        return fault("/result", "type", "a string");
      }
    }
    if (data.channel !== undefined) {
      if (typeof data.channel !== "string") {
        return fault("/channel", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      let data5 = data.source_id;
      if (typeof data5 !== "string" && data5 !== null) {
        return fault("/source_id", "type", "a string or null");
      }
    }
    if (data.tracking_id !== undefined) {
      let data6 = data.tracking_id;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/tracking_id", "type", "a string or null");
      }
    }
    if (data.customer_id !== undefined) {
      if (typeof data.customer_id !== "string") {
        return fault("/customer_id", "type", "a string");
      }
    }
    if (data.customer !== undefined) {
      const fault0 = validateCustomer(data.customer);
      if (fault0) {
        return within("/customer", fault0);
      }
    }
    if (data.vouchers_id !== undefined) {
      let data9 = data.vouchers_id;
      if (Array.isArray(data9)) {
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data9[i0] !== "string") {
            return fault("/vouchers_id/" + i0, "type", "a string");
          }
        }
      } else {
        return fault("/vouchers_id", "type", "an array");
      }
    }
    if (data.voucher !== undefined) {
      let data11 = data.voucher;
      if (data11 !== null) {
        const fault1 = validateVoucher(data11);
        if (fault1) {
          return within("/voucher", fault1);
        }
      }
    }
    if (data.vouchers !== undefined) {
      let data12 = data.vouchers;
      if (!Array.isArray(data12) && data12 !== null) {
        return fault("/vouchers", "type", "an array or null");
      }
    }
    if (data.failure_code !== undefined) {
      let data13 = data.failure_code;
      if (typeof data13 !== "string" && data13 !== null) {
        return fault("/failure_code", "type", "a string or null");
      }
    }
    if (data.failure_message !== undefined) {
      let data14 = data.failure_message;
      if (typeof data14 !== "string" && data14 !== null) {
        return fault("/failure_message", "type", "a string or null");
      }
    }
    if (data.metadata !== undefined) {
      const fault2 = validatePublicationMetadata(data.metadata);
      if (fault2) {
        return within("/metadata", fault2);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validatePublicationMetadata(data) {
  if (isObject(data)) {
    if (data.source_type !== undefined) {
      if (typeof data.source_type !== "string") {
        return fault("/source_type", "type", "a string");
      }
    }
    if (data.source_id !== undefined) {
      if (typeof data.source_id !== "string") {
        return fault("/source_id", "type", "a string");
      }
    }
    if (data.distribution_id !== undefined) {
      if (typeof data.distribution_id !== "string") {
        return fault("/distribution_id", "type", "a string");
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
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.related_object_parent !== undefined) {
      let data1 = data.related_object_parent;
      if (data1 !== null) {
        const fault0 = validateRefereeRewardParent(data1);
        if (fault0) {
          return within("/related_object_parent", fault0);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateRefereeRewardParent(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateReferralProgram(data) {
  if (isObject(data)) {
    if (data.conversion_event_type !== undefined) {
      if (typeof data.conversion_event_type !== "string") {
        return fault("/conversion_event_type", "type", "a string");
      }
    }
    if (data.custom_event !== undefined) {
      let data1 = data.custom_event;
      if (data1 !== null) {
        const fault0 = validateReferralProgramCustomEvent(data1);
        if (fault0) {
          return within("/custom_event", fault0);
        }
      }
    }
    if (data.referee_reward !== undefined) {
      let data2 = data.referee_reward;
      if (data2 !== null) {
        const fault1 = validateRefereeReward(data2);
        if (fault1) {
          return within("/referee_reward", fault1);
        }
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateReferralProgramCustomEvent(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        return fault("/name", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidationRuleAssignment(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.rule_id !== undefined) {
      if (typeof data.rule_id !== "string") {
        return fault("/rule_id", "type", "a string");
      }
    }
    if (data.related_object_id !== undefined) {
      if (typeof data.related_object_id !== "string") {
        return fault("/related_object_id", "type", "a string");
      }
    }
    if (data.related_object_type !== undefined) {
      if (typeof data.related_object_type !== "string") {
        return fault("/related_object_type", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data6 = data.updated_at;
      if (typeof data6 !== "string" && data6 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
    if (data.validation_status !== undefined) {
      if (typeof data.validation_status !== "string") {
        return fault("/validation_status", "type", "a string");
      }
    }
    if (data.validation_omitted_rules !== undefined) {
      let data8 = data.validation_omitted_rules;
      if (!Array.isArray(data8) && data8 !== null) {
        return fault("/validation_omitted_rules", "type", "an array or null");
      }
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data8[i0] !== "string") {
            return fault("/validation_omitted_rules/" + i0, "type", "a string");
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
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.data_ref !== undefined) {
      if (typeof data.data_ref !== "string") {
        return fault("/data_ref", "type", "a string");
      }
    }
    if (data.data !== undefined) {
      let data2 = data.data;
      if (!Array.isArray(data2) && data2 !== null) {
        return fault("/data", "type", "an array or null");
      }
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault0 = validateValidationRuleAssignment(data2[i0]);
          if (fault0) {
            return within("/data/" + i0, fault0);
          }
        }
      }
    }
    if (data.total !== undefined) {
      let data4 = data.total;
      if (!Number.isInteger(data4)) {
        return fault("/total", "type", "an integer");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityHours(data) {
  if (isObject(data)) {
    if (data.daily !== undefined) {
      let data0 = data.daily;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault0 = validateValidityHoursRange(data0[i0]);
          if (fault0) {
            return within("/daily/" + i0, fault0);
          }
        }
      } else {
        return fault("/daily", "type", "an array");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityHoursRange(data) {
  if (isObject(data)) {
    if (data.days_of_week !== undefined) {
      let data0 = data.days_of_week;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (!Number.isInteger(data1)) {
            return fault("/days_of_week/" + i0, "type", "an integer");
          }
        }
      } else {
        return fault("/days_of_week", "type", "an array");
      }
    }
    if (data.start_time !== undefined) {
      if (typeof data.start_time !== "string") {
        return fault("/start_time", "type", "a string");
      }
    }
    if (data.expiration_time !== undefined) {
      if (typeof data.expiration_time !== "string") {
        return fault("/expiration_time", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateValidityTimeframe(data) {
  if (isObject(data)) {
    if (data.duration !== undefined) {
      if (typeof data.duration !== "string") {
        return fault("/duration", "type", "a string");
      }
    }
    if (data.interval !== undefined) {
      if (typeof data.interval !== "string") {
        return fault("/interval", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucher(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.code === undefined) {
      return fault("/code", "required", "a string");
    }
    if (data.object === undefined) {
      return fault("/object", "required", "a string");
    }
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.code !== undefined) {
      if (typeof data.code !== "string") {
        return fault("/code", "type", "a string");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.discount !== undefined) {
      let data4 = data.discount;
      if (data4 !== null) {
        const fault0 = validateDiscount(data4);
        if (fault0) {
          return within("/discount", fault0);
        }
      }
    }
    if (data.gift !== undefined) {
      let data5 = data.gift;
      if (data5 !== null) {
        const fault1 = validateGift(data5);
        if (fault1) {
          return within("/gift", fault1);
        }
      }
    }
    if (data.loyalty_card !== undefined) {
      let data6 = data.loyalty_card;
      if (data6 !== null) {
        const fault2 = validateLoyaltyCard(data6);
        if (fault2) {
          return within("/loyalty_card", fault2);
        }
      }
    }
    if (data.campaign !== undefined) {
      let data7 = data.campaign;
      if (typeof data7 !== "string" && data7 !== null) {
        return fault("/campaign", "type", "a string or null");
      }
    }
    if (data.campaign_id !== undefined) {
      let data8 = data.campaign_id;
      if (typeof data8 !== "string" && data8 !== null) {
        return fault("/campaign_id", "type", "a string or null");
      }
    }
    if (data.is_referral_code !== undefined) {
      let data9 = data.is_referral_code;
      if (typeof data9 !== "boolean" && data9 !== null) {
        return fault("/is_referral_code", "type", "a boolean or null");
      }
    }
    if (data.holder_id !== undefined) {
      let data10 = data.holder_id;
      if (typeof data10 !== "string" && data10 !== null) {
        return fault("/holder_id", "type", "a string or null");
      }
    }
    if (data.referrer_id !== undefined) {
      let data11 = data.referrer_id;
      if (typeof data11 !== "string" && data11 !== null) {
        return fault("/referrer_id", "type", "a string or null");
      }
    }
    if (data.category !== undefined) {
      let data12 = data.category;
      if (typeof data12 !== "string" && data12 !== null) {
        return fault("/category", "type", "a string or null");
      }
    }
    if (data.category_id !== undefined) {
      let data13 = data.category_id;
      if (typeof data13 !== "string" && data13 !== null) {
        return fault("/category_id", "type", "a string or null");
      }
    }
    if (data.categories !== undefined) {
      let data14 = data.categories;
      if (!Array.isArray(data14) && data14 !== null) {
        return fault("/categories", "type", "an array or null");
      }
      if (Array.isArray(data14)) {
        const len0 = data14.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const fault3 = validateCategory(data14[i0]);
          if (fault3) {
            return within("/categories/" + i0, fault3);
          }
        }
      }
    }
    if (data.active !== undefined) {
      let data16 = data.active;
      if (typeof data16 !== "boolean" && data16 !== null) {
        return fault("/active", "type", "a boolean or null");
      }
    }
    if (data.redemption !== undefined) {
      let data17 = data.redemption;
      if (data17 !== null) {
        const fault4 = validateVoucherRedemption(data17);
        if (fault4) {
          return within("/redemption", fault4);
        }
      }
    }
    if (data.start_date !== undefined) {
      let data18 = data.start_date;
      if (typeof data18 !== "string" && data18 !== null) {
        return fault("/start_date", "type", "a string or null");
      }
    }
    if (data.expiration_date !== undefined) {
      let data19 = data.expiration_date;
      if (typeof data19 !== "string" && data19 !== null) {
        return fault("/expiration_date", "type", "a string or null");
      }
    }
    if (data.validity_timeframe !== undefined) {
      let data20 = data.validity_timeframe;
      if (data20 !== null) {
        const fault5 = validateValidityTimeframe(data20);
        if (fault5) {
          return within("/validity_timeframe", fault5);
        }
      }
    }
    if (data.validity_day_of_week !== undefined) {
      let data21 = data.validity_day_of_week;
      if (!Array.isArray(data21) && data21 !== null) {
        return fault("/validity_day_of_week", "type", "an array or null");
      }
      if (Array.isArray(data21)) {
        const len1 = data21.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data22 = data21[i1];
          if (!Number.isInteger(data22)) {
            return fault("/validity_day_of_week/" + i1, "type", "an integer");
          }
        }
      }
    }
    if (data.validity_hours !== undefined) {
      let data23 = data.validity_hours;
      if (data23 !== null) {
        const fault6 = validateValidityHours(data23);
        if (fault6) {
          return within("/validity_hours", fault6);
        }
      }
    }
    if (data.validation_rules_assignments !== undefined) {
      let data24 = data.validation_rules_assignments;
      if (data24 !== null) {
        const fault7 = validateValidationRuleAssignmentList(data24);
        if (fault7) {
          return within("/validation_rules_assignments", fault7);
        }
      }
    }
    if (data.additional_info !== undefined) {
      let data25 = data.additional_info;
      if (typeof data25 !== "string" && data25 !== null) {
        return fault("/additional_info", "type", "a string or null");
      }
    }
    if (data.metadata !== undefined) {
      let data26 = data.metadata;
      if (!isObject(data26) && data26 !== null) {
        return fault("/metadata", "type", "an object or null");
      }
    }
    if (data.assets !== undefined) {
      let data27 = data.assets;
      if (data27 !== null) {
        const fault8 = validateVoucherAssets(data27);
        if (fault8) {
          return within("/assets", fault8);
        }
      }
    }
    if (data.publish !== undefined) {
      let data28 = data.publish;
      if (data28 !== null) {
        const fault9 = validateVoucherPublish(data28);
        if (fault9) {
          return within("/publish", fault9);
        }
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.updated_at !== undefined) {
      let data30 = data.updated_at;
      if (typeof data30 !== "string" && data30 !== null) {
        return fault("/updated_at", "type", "a string or null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherAssets(data) {
  if (isObject(data)) {
    if (data.qr !== undefined) {
      const fault0 = validateVoucherImage(data.qr);
      if (fault0) {
        return within("/qr", fault0);
      }
    }
    if (data.barcode !== undefined) {
      const fault1 = validateVoucherImage(data.barcode);
      if (fault1) {
        return within("/barcode", fault1);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherImage(data) {
  if (isObject(data)) {
    if (data.id !== undefined) {
      if (typeof data.id !== "string") {
        return fault("/id", "type", "a string");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        return fault("/url", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherPublish(data) {
  if (isObject(data)) {
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.count !== undefined) {
      let data1 = data.count;
      if (!Number.isInteger(data1)) {
        return fault("/count", "type", "an integer");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        return fault("/url", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateVoucherRedemption(data) {
  if (isObject(data)) {
    if (data.quantity !== undefined) {
      let data0 = data.quantity;
      if (!Number.isInteger(data0) && data0 !== null) {
        return fault("/quantity", "type", "an integer or null");
      }
    }
    if (data.redeemed_quantity !== undefined) {
      let data1 = data.redeemed_quantity;
      if (!Number.isInteger(data1)) {
        return fault("/redeemed_quantity", "type", "an integer");
      }
    }
    if (data.redeemed_points !== undefined) {
      let data2 = data.redeemed_points;
      if (!Number.isInteger(data2) && data2 !== null) {
        return fault("/redeemed_points", "type", "an integer or null");
      }
    }
    if (data.redeemed_amount !== undefined) {
      let data3 = data.redeemed_amount;
      if (!Number.isFinite(data3) && data3 !== null) {
        return fault("/redeemed_amount", "type", "a number or null");
      }
    }
    if (data.object !== undefined) {
      if (typeof data.object !== "string") {
        return fault("/object", "type", "a string");
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        return fault("/url", "type", "a string");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateDelivery(data) {
  if (isObject(data)) {
    if (data.id === undefined) {
      return fault("/id", "required", "a string");
    }
    if (data.project_id === undefined) {
      return fault("/project_id", "required", "a string");
    }
    if (data.created_at === undefined) {
      return fault("/created_at", "required", "a string");
    }
    if (data.type === undefined) {
      return fault("/type", "required", "a string");
    }
    if (data.data === undefined) {
      return fault("/data", "required", "an object");
    }
    if (data.source === undefined) {
      return fault("/source", "required", "an object");
    }
    if (data.event === undefined) {
      return fault("/event", "required", "an object");
    }
    if (data.id !== undefined) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          return fault("/id", "min_length", "a string that is not empty");
        }
      } else {
        return fault("/id", "type", "a string");
      }
    }
    if (data.project_id !== undefined) {
      if (typeof data.project_id !== "string") {
        return fault("/project_id", "type", "a string");
      }
    }
    if (data.created_at !== undefined) {
      if (typeof data.created_at !== "string") {
        return fault("/created_at", "type", "a string");
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        return fault("/type", "type", "a string");
      }
    }
    if (data.data !== undefined) {
      let data4 = data.data;
      if (!isObject(data4)) {
        return fault("/data", "type", "an object");
      }
    }
    if (data.source !== undefined) {
      const fault0 = validateDeliverySource(data.source);
      if (fault0) {
        return within("/source", fault0);
      }
    }
    if (data.event !== undefined) {
      const fault1 = validateDeliveryEvent(data.event);
      if (fault1) {
        return within("/event", fault1);
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedPromotionData(data) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      return fault("/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      return fault("/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      return fault("/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      return fault("/redemption", "required", "an object or null");
    }
    if (data.campaign === undefined || data.campaign === null) {
      return fault("/campaign", "required", "an object");
    }
    if (data.promotion_tier === undefined || data.promotion_tier === null) {
      return fault("/promotion_tier", "required", "an object");
    }
    if (data.customer !== undefined) {
      const fault0 = validateCustomer(data.customer);
      if (fault0) {
        return within("/customer", fault0);
      }
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        const fault1 = validateCustomer(data1);
        if (fault1) {
          return within("/referrer", fault1);
        }
      }
    }
    if (data.order !== undefined) {
      const fault2 = validateOrder(data.order);
      if (fault2) {
        return within("/order", fault2);
      }
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        const fault3 = validateRedemption(data3);
        if (fault3) {
          return within("/redemption", fault3);
        }
      }
    }
    if (data.campaign !== undefined) {
      let data4 = data.campaign;
      if (data4 !== null) {
        const fault4 = validateCampaign(data4);
        if (fault4) {
          return within("/campaign", fault4);
        }
      }
    }
    if (data.promotion_tier !== undefined) {
      let data5 = data.promotion_tier;
      if (data5 !== null) {
        const fault5 = validatePromotionTier(data5);
        if (fault5) {
          return within("/promotion_tier", fault5);
        }
      }
    }
    if (data.voucher !== undefined) {
      if (data.voucher !== null) {
        return fault("/voucher", "type", "null");
      }
    }
    if (data.publication !== undefined) {
      if (data.publication !== null) {
        return fault("/publication", "type", "null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedUniqueCodeData(data) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      return fault("/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      return fault("/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      return fault("/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      return fault("/redemption", "required", "an object or null");
    }
    if (data.campaign === undefined || data.campaign === null) {
      return fault("/campaign", "required", "an object");
    }
    if (data.voucher === undefined || data.voucher === null) {
      return fault("/voucher", "required", "an object");
    }
    if (data.publication === undefined || data.publication === null) {
      return fault("/publication", "required", "an object");
    }
    if (data.customer !== undefined) {
      const fault0 = validateCustomer(data.customer);
      if (fault0) {
        return within("/customer", fault0);
      }
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        const fault1 = validateCustomer(data1);
        if (fault1) {
          return within("/referrer", fault1);
        }
      }
    }
    if (data.order !== undefined) {
      const fault2 = validateOrder(data.order);
      if (fault2) {
        return within("/order", fault2);
      }
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        const fault3 = validateRedemption(data3);
        if (fault3) {
          return within("/redemption", fault3);
        }
      }
    }
    if (data.campaign !== undefined) {
      let data4 = data.campaign;
      if (data4 !== null) {
        const fault4 = validateCampaign(data4);
        if (fault4) {
          return within("/campaign", fault4);
        }
      }
    }
    if (data.voucher !== undefined) {
      let data5 = data.voucher;
      if (data5 !== null) {
        const fault5 = validateVoucher(data5);
        if (fault5) {
          return within("/voucher", fault5);
        }
      }
    }
    if (data.publication !== undefined) {
      let data6 = data.publication;
      if (data6 !== null) {
        const fault6 = validatePublication(data6);
        if (fault6) {
          return within("/publication", fault6);
        }
      }
    }
    if (data.promotion_tier !== undefined) {
      if (data.promotion_tier !== null) {
        return fault("/promotion_tier", "type", "null");
      }
    }
  } else {
    return fault("", "type", "an object");
  }
}

function validateCustomerOrderCreatedMessageData(data) {
  if (isObject(data)) {
    if (data.customer === undefined) {
      return fault("/customer", "required", "an object");
    }
    if (data.referrer === undefined) {
      return fault("/referrer", "required", "an object or null");
    }
    if (data.order === undefined) {
      return fault("/order", "required", "an object");
    }
    if (data.redemption === undefined) {
      return fault("/redemption", "required", "an object or null");
    }
    if (data.customer !== undefined) {
      const fault0 = validateCustomer(data.customer);
      if (fault0) {
        return within("/customer", fault0);
      }
    }
    if (data.referrer !== undefined) {
      let data1 = data.referrer;
      if (data1 !== null) {
        const fault1 = validateCustomer(data1);
        if (fault1) {
          return within("/referrer", fault1);
        }
      }
    }
    if (data.order !== undefined) {
      const fault2 = validateOrder(data.order);
      if (fault2) {
        return within("/order", fault2);
      }
    }
    if (data.redemption !== undefined) {
      let data3 = data.redemption;
      if (data3 !== null) {
        const fault3 = validateRedemption(data3);
        if (fault3) {
          return within("/redemption", fault3);
        }
      }
    }
    if (data.campaign !== undefined) {
      if (data.campaign !== null) {
        return fault("/campaign", "type", "null");
      }
    }
    if (data.promotion_tier !== undefined) {
      if (data.promotion_tier !== null) {
        return fault("/promotion_tier", "type", "null");
      }
    }
    if (data.voucher !== undefined) {
      if (data.voucher !== null) {
        return fault("/voucher", "type", "null");
      }
    }
    if (data.publication !== undefined) {
      if (data.publication !== null) {
        return fault("/publication", "type", "null");
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
