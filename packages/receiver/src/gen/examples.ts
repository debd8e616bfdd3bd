// Made by codegen from schemas/examples. `npm run generate` remakes it.
import type { EventVariants } from "@order-webhooks/types";

/** One example of `data` for each event and purpose. */
export const examples: EventVariants = {
  "customer.order.canceled": {
    "promotion": {
      "customer": {
        "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "name": "Zofia Wiśniewska-Łoś",
        "email": "zofia@shop.example",
        "source_id": "club-0417",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_mmXvxwa9cI4vd3BQvkcVF2Cs",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "CANCELED",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
          "object": "customer"
        },
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": {
        "id": "r_e788103ee15318fcd2",
        "object": "redemption",
        "created_at": "2025-10-07T06:41:09.102Z",
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "tracking_id": "club-0417",
        "metadata": {},
        "result": "SUCCESS",
        "status": "ROLLED_BACK",
        "channel_type": "API",
        "channel_id": "e4b0a7c2-51d8-4f3a-8e96-0c7d1b2f5a38",
        "related_object_type": "promotion_tier",
        "related_object_id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
        "related_redemptions": null,
        "promotion_tier": {
          "id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
          "object": "promotion_tier",
          "name": "Světlo ke kolu",
          "campaign": {
            "id": "camp_wcBYj5OgPlSjbQoukAYN3vko"
          }
        }
      },
      "campaign": {
        "id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
        "name": "Týden světel",
        "campaign_type": "PROMOTION",
        "type": "STATIC",
        "auto_join": false,
        "join_once": false,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-09-22T13:40:05.884Z",
        "object": "campaign",
        "creation_status": "MODIFYING",
        "vouchers_generation_status": "DONE"
      },
      "promotion_tier": {
        "id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
        "name": "Světlo ke kolu",
        "banner": "Světlo ke každému kolu",
        "campaign": {
          "id": "camp_wcBYj5OgPlSjbQoukAYN3vko"
        },
        "metadata": {}
      }
    },
    "unique_code": {
      "customer": {
        "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "name": "渡辺 さくら",
        "email": null,
        "source_id": "jp-3021",
        "metadata": {
          "tier": 2
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_ytxij3E5ojwhXHtNCks5B6Ov",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "CANCELED",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
          "object": "customer"
        },
        "customer_id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": {
        "id": "rr_e4ab4e3b1493d5a997",
        "object": "redemption_rollback",
        "created_at": "2025-10-07T08:12:55.101Z",
        "redemption": "r_e4ab4e3b1493d5a997",
        "customer_id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "tracking_id": "jp-3021",
        "metadata": {},
        "result": "SUCCESS",
        "status": "SUCCEEDED",
        "channel_type": "USER",
        "channel_id": "user_1StQ8OYu2tlgMHD7WWkJeRo138ruIaBT",
        "reason": "Objednávka zrušena",
        "related_redemptions": {
          "redemptions": [
            {
              "id": "r_e4ab4e3b1493d5a997",
              "date": "2025-10-07T06:41:09.102Z"
            }
          ]
        },
        "customer": {
          "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
          "name": "渡辺 さくら",
          "email": null,
          "source_id": "jp-3021",
          "metadata": {
            "tier": 2
          },
          "object": "customer"
        },
        "parent_redemption_id": "r_f9b780ba65cb72b96c",
        "related_object_type": "voucher",
        "related_object_id": "v_7CbzEyPxldDpBQnuWUj32Ah2sRCq6yOx",
        "gift": {
          "amount": -500
        }
      },
      "campaign": {
        "id": "camp_TmK8KadQ81z2xIlmftki0kQl",
        "name": "Dárek na usmířenou",
        "campaign_type": "GIFT_VOUCHERS",
        "type": "AUTO_UPDATE",
        "is_referral_code": false,
        "voucher": {
          "type": "GIFT_VOUCHER",
          "discount": null,
          "gift": {
            "amount": 500,
            "effect": "APPLY_TO_ORDER"
          },
          "loyalty_card": null,
          "redemption": {
            "quantity": null,
            "redeemed_quantity": 0
          },
          "code_config": {
            "length": 6,
            "charset": "23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
            "pattern": "######",
            "prefix": "MIRD-",
            "postfix": ""
          }
        },
        "auto_join": false,
        "join_once": true,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-08-28T10:24:31.102Z",
        "updated_at": "2025-08-30T07:52:18.539Z",
        "object": "campaign"
      },
      "voucher": {
        "id": "v_3AYNs6cYkDo3bqaSMAilwEMG",
        "code": "MIRD-E4AB4E",
        "type": "GIFT_VOUCHER",
        "campaign": "Dárek na usmířenou",
        "campaign_id": "camp_TmK8KadQ81z2xIlmftki0kQl",
        "is_referral_code": false,
        "holder_id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "category_id": null,
        "active": true,
        "created_at": "2025-10-07T06:41:10.015Z",
        "updated_at": "2025-10-07T06:41:10.501Z",
        "start_date": null,
        "expiration_date": null,
        "metadata": {},
        "object": "voucher",
        "gift": {
          "amount": 500,
          "balance": 500,
          "effect": "APPLY_TO_ORDER"
        },
        "redemption": {
          "quantity": null,
          "redeemed_quantity": 0,
          "redeemed_amount": 0
        }
      },
      "publication": {
        "id": "pub_TN7oyXdGdMg3I3qLU4Lhdd0b",
        "object": "publication",
        "created_at": "2025-10-07T06:41:10.490Z",
        "customer_id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "tracking_id": "jp-3021",
        "metadata": {
          "source_type": "distribution",
          "source_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj",
          "distribution_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj"
        },
        "channel": "Automation",
        "source_id": null,
        "result": "SUCCESS",
        "customer": {
          "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
          "name": "渡辺 さくら",
          "email": null,
          "source_id": "jp-3021",
          "metadata": {
            "tier": 2
          },
          "object": "customer",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null
        },
        "vouchers_id": [
          "v_3AYNs6cYkDo3bqaSMAilwEMG"
        ]
      }
    },
    "message": {
      "customer": {
        "id": "cust_IdgAFZxYwwHctOk9pPuMu308",
        "name": "Jack Webhook",
        "email": null,
        "source_id": "jck-wbhk",
        "metadata": {
          "region": "EMEA",
          "sign-up": "true"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_jM5GdBe4OO3ExFrVSlEWLORP",
        "source_id": null,
        "created_at": "2024-03-12T14:41:49.128Z",
        "updated_at": "2024-03-12T15:06:18.866Z",
        "status": "CANCELED",
        "amount": 2500,
        "total_amount": 2500,
        "items": [
          {
            "object": "order_item",
            "product_id": "prod_0df14b7e7d8975079d",
            "quantity": 1,
            "amount": 2500,
            "price": 2500,
            "subtotal_amount": 2500,
            "product": {
              "name": "Star Thermal Bottle",
              "price": 2500
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_5h1pp1ng",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Shipping"
            }
          }
        ],
        "metadata": {
          "card": [
            "Other"
          ],
          "region": "US",
          "currency": "USD"
        },
        "customer": {
          "id": "cust_IdgAFZxYwwHctOk9pPuMu308",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_IdgAFZxYwwHctOk9pPuMu308",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null
    }
  },
  "customer.order.created": {
    "promotion": {
      "customer": {
        "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "name": "Zofia Wiśniewska-Łoś",
        "email": "zofia@shop.example",
        "source_id": "club-0417",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "referrer": {
        "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "name": "Inês Conceição",
        "email": "ines@shop.example",
        "source_id": "club-0093",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "order": {
        "id": "ord_ZNpeobPx3lpFe36MUFs3wVnu",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": null,
        "status": "CREATED",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "referrer_id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "object": "order"
      },
      "redemption": {
        "id": "r_ab1cfad0557e9ec8e7",
        "object": "redemption",
        "created_at": "2025-10-07T06:41:09.102Z",
        "tracking_id": "club-0417",
        "channel_type": "API",
        "result": "SUCCESS",
        "status": "SUCCEEDED",
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "metadata": {},
        "related_object_type": "promotion_tier",
        "related_object_id": "promo_yaScOnFMJwWqREsDyMjGd0qO"
      },
      "campaign": {
        "id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
        "name": "Týden světel",
        "campaign_type": "PROMOTION",
        "type": "STATIC",
        "auto_join": false,
        "join_once": false,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-09-22T13:40:05.884Z",
        "object": "campaign"
      },
      "promotion_tier": {
        "id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
        "object": "promotion_tier",
        "name": "Světlo ke kolu",
        "banner": "Světlo ke každému kolu",
        "action": {
          "discount": {
            "type": "UNIT",
            "unit_off": 1,
            "unit_off_formula": "FLOOR(ORDER_AMOUNT / 50000)",
            "unit_type": "sku_d9af6d0cc43b59b30e",
            "effect": "ADD_NEW_ITEMS",
            "product": {
              "id": "prod_f683740cded6680d9d",
              "source_id": "bell-cvrcek",
              "name": "Zvonek Cvrček"
            },
            "sku": {
              "id": "sku_d9af6d0cc43b59b30e",
              "source_id": "bell-cvrcek-red",
              "name": "Zvonek Cvrček červený"
            },
            "is_dynamic": false
          }
        },
        "hierarchy": 1,
        "promotion_id": null,
        "campaign_id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
        "campaign": {
          "id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
          "object": "campaign",
          "active": true,
          "start_date": "2025-10-01T00:00:00Z",
          "expiration_date": "2025-10-31T23:59:59Z",
          "validity_timeframe": {
            "duration": "PT4H",
            "interval": "P2D"
          },
          "validity_day_of_week": [
            6,
            0
          ],
          "validity_hours": {
            "daily": [
              {
                "days_of_week": [
                  1,
                  2,
                  3,
                  4,
                  5
                ],
                "start_time": "08:30",
                "expiration_time": "18:00"
              }
            ]
          },
          "category_id": "cat_8f8e24f65c57e9d506"
        },
        "active": true,
        "start_date": "2025-10-01T00:00:00Z",
        "expiration_date": "2025-10-07T23:59:59Z",
        "validity_timeframe": {
          "duration": "PT4H",
          "interval": "P2D"
        },
        "validity_day_of_week": [
          1,
          3,
          5
        ],
        "validity_hours": {
          "daily": [
            {
              "days_of_week": [
                1,
                2,
                3,
                4,
                5
              ],
              "start_time": "08:30",
              "expiration_time": "18:00"
            }
          ]
        },
        "validation_rule_assignments": {
          "object": "list",
          "data_ref": "data",
          "data": [
            {
              "id": "asgm_e29ccc00b2e54f1d65",
              "object": "validation_rules_assignment",
              "rule_id": "val_e29ccc00b2e54f1d65",
              "related_object_id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
              "related_object_type": "promotion_tier",
              "created_at": "2025-08-28T10:30:00.415Z",
              "updated_at": null,
              "validation_status": "VALID",
              "validation_omitted_rules": []
            }
          ],
          "total": 1
        },
        "summary": {
          "redemptions": {
            "total_redeemed": 12
          },
          "orders": {
            "total_amount": 642300,
            "total_discount_amount": 29880
          }
        },
        "category_id": "cat_8f8e24f65c57e9d506",
        "categories": [
          {
            "id": "cat_8f8e24f65c57e9d506",
            "object": "category",
            "name": "Sezóna",
            "hierarchy": 10,
            "stacking_rules_type": "JOINT",
            "created_at": "2024-08-19T12:00:41.870Z",
            "updated_at": "2025-02-11T08:31:55.006Z"
          }
        ],
        "metadata": {
          "shelf": "A3"
        },
        "created_at": "2025-09-22T13:41:20.016Z",
        "updated_at": "2025-09-30T15:05:59.731Z"
      },
      "voucher": null,
      "publication": null
    },
    "unique_code": {
      "customer": {
        "id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
        "name": "Jørgen Ødegård",
        "email": null,
        "source_id": "walk-in-88",
        "metadata": {},
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_xms6Se44fHrAYSLDuz5M2UEU",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": null,
        "status": "CREATED",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null,
      "campaign": {
        "id": "camp_xms6Se44fHrAYSLDuz5M2UEU",
        "name": "Tisícovka zpět",
        "campaign_type": "DISCOUNT_COUPONS",
        "type": "AUTO_UPDATE",
        "is_referral_code": false,
        "voucher": {
          "type": "DISCOUNT_VOUCHER",
          "discount": {
            "type": "AMOUNT",
            "amount_off": 1000,
            "effect": "APPLY_TO_ITEMS_BY_QUANTITY",
            "units": null
          },
          "gift": null,
          "loyalty_card": null,
          "redemption": {
            "quantity": 1,
            "redeemed_quantity": 0
          },
          "code_config": {
            "length": 6,
            "charset": "23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
            "pattern": "######",
            "prefix": "TIS-",
            "postfix": ""
          }
        },
        "auto_join": false,
        "join_once": true,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-08-28T10:24:31.102Z",
        "updated_at": "2025-08-30T07:52:18.539Z",
        "object": "campaign"
      },
      "voucher": {
        "id": "v_xms6Se44fHrAYSLDuz5M2UEUb4F8sCpV",
        "campaign": "Tisícovka zpět",
        "campaign_id": "camp_xms6Se44fHrAYSLDuz5M2UEU",
        "is_referral_code": false,
        "holder_id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
        "category_id": null,
        "active": true,
        "created_at": "2025-10-07T06:41:10.015Z",
        "updated_at": "2025-10-07T06:41:10.501Z",
        "start_date": null,
        "expiration_date": null,
        "metadata": {},
        "object": "voucher",
        "code": "TIS-8K2MNP",
        "type": "DISCOUNT_VOUCHER",
        "discount": {
          "type": "AMOUNT",
          "amount_off": 1000,
          "effect": "APPLY_TO_ITEMS_BY_QUANTITY"
        },
        "redemption": {
          "quantity": 1,
          "redeemed_quantity": 0
        }
      },
      "publication": {
        "id": "pub_xms6Se44fHrAYSLDuz5M2UEUb4F8sCpV",
        "object": "publication",
        "created_at": "2025-10-07T06:41:10.490Z",
        "customer_id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
        "tracking_id": "walk-in-88",
        "metadata": {
          "source_type": "distribution",
          "source_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj",
          "distribution_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj"
        },
        "channel": "Dashboard",
        "source_id": null,
        "result": "SUCCESS",
        "customer": {
          "id": "cust_GXOGjjnbEONNQdifPMSrYpPh",
          "name": "Jørgen Ødegård",
          "email": null,
          "source_id": "walk-in-88",
          "metadata": {},
          "object": "customer",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null
        },
        "vouchers_id": [
          "v_xms6Se44fHrAYSLDuz5M2UEUb4F8sCpV"
        ]
      }
    },
    "message": {
      "customer": {
        "id": "cust_IdgAFZxYwwHctOk9pPuMu308",
        "name": "Jack Webhook",
        "email": null,
        "source_id": "jck-wbhk",
        "metadata": {
          "region": "EMEA",
          "sign-up": "true"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_jM5GdBe4OO3ExFrVSlEWLORP",
        "source_id": null,
        "created_at": "2024-03-12T14:41:49.128Z",
        "updated_at": null,
        "status": "CREATED",
        "amount": 2500,
        "total_amount": 2500,
        "items": [
          {
            "object": "order_item",
            "product_id": "prod_0df14b7e7d8975079d",
            "quantity": 1,
            "amount": 2500,
            "price": 2500,
            "subtotal_amount": 2500,
            "product": {
              "name": "Star Thermal Bottle",
              "price": 2500
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_5h1pp1ng",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Shipping"
            }
          }
        ],
        "metadata": {
          "card": [
            "Other"
          ],
          "region": "US",
          "currency": "USD"
        },
        "customer": {
          "id": "cust_IdgAFZxYwwHctOk9pPuMu308",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_IdgAFZxYwwHctOk9pPuMu308",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null
    }
  },
  "customer.order.paid": {
    "promotion": {
      "customer": {
        "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "name": "渡辺 さくら",
        "email": null,
        "source_id": "jp-3021",
        "metadata": {
          "tier": 2
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_akrGENM6pzlMsP8AcgCBaFsV",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "PAID",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
          "object": "customer"
        },
        "customer_id": "cust_Anp17Xx4oGmvNNJZUpJ2vckv",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null,
      "campaign": {
        "id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
        "name": "Týden světel",
        "campaign_type": "PROMOTION",
        "type": "STATIC",
        "auto_join": false,
        "join_once": false,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-09-22T13:40:05.884Z",
        "creation_status": "FAILED",
        "vouchers_generation_status": "DRAFT"
      },
      "promotion_tier": {
        "id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
        "name": "Světlo ke kolu",
        "banner": "Světlo ke každému kolu",
        "campaign": {
          "id": "camp_wcBYj5OgPlSjbQoukAYN3vko"
        },
        "metadata": {}
      }
    },
    "unique_code": {
      "customer": {
        "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "name": "Zofia Wiśniewska-Łoś",
        "email": "zofia@shop.example",
        "source_id": "club-0417",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_HGnqBOo6FDOV4QhplgNXHtr1",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "PAID",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
          "object": "customer"
        },
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null,
      "campaign": {
        "id": "camp_7eQDP8F7tHeO88R7vcfTEVeH",
        "name": "Příště levněji",
        "campaign_type": "DISCOUNT_COUPONS",
        "type": "AUTO_UPDATE",
        "is_referral_code": false,
        "voucher": {
          "type": "DISCOUNT_VOUCHER",
          "discount": {
            "type": "AMOUNT",
            "amount_off": 1000,
            "effect": "APPLY_TO_ORDER",
            "units": null
          },
          "gift": null,
          "loyalty_card": null,
          "redemption": {
            "quantity": 1,
            "redeemed_quantity": 0
          },
          "code_config": {
            "length": 6,
            "charset": "23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
            "pattern": "######",
            "prefix": "PRISTE-",
            "postfix": ""
          }
        },
        "auto_join": false,
        "join_once": true,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-08-28T10:24:31.102Z",
        "updated_at": "2025-08-30T07:52:18.539Z",
        "object": "campaign"
      },
      "voucher": {
        "id": "v_oqku2gj9Yt8JqonUgW7mBOaI",
        "code": "PRISTE-BB8273",
        "type": "DISCOUNT_VOUCHER",
        "campaign": "Příště levněji",
        "campaign_id": "camp_7eQDP8F7tHeO88R7vcfTEVeH",
        "is_referral_code": false,
        "holder_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "category_id": null,
        "active": true,
        "created_at": "2025-10-07T06:41:10.015Z",
        "updated_at": "2025-10-07T06:41:10.501Z",
        "start_date": null,
        "expiration_date": null,
        "metadata": {},
        "object": "voucher",
        "discount": {
          "type": "AMOUNT",
          "amount_off": 1000,
          "effect": "APPLY_TO_ORDER"
        },
        "redemption": {
          "quantity": 1,
          "redeemed_quantity": 0
        }
      },
      "publication": {
        "id": "pub_VpikAnDXPdDiyubr0lq0bMeb",
        "object": "publication",
        "created_at": "2025-10-07T06:41:10.490Z",
        "customer_id": "cust_WLlfgFnqyj8Exaputgz28yYR",
        "tracking_id": "club-0417",
        "metadata": {
          "source_type": "distribution",
          "source_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj",
          "distribution_id": "distr_JYYj66LyaNa4XZOnVJ4wM2yj"
        },
        "channel": "Automation",
        "source_id": null,
        "result": "SUCCESS",
        "customer": {
          "id": "cust_WLlfgFnqyj8Exaputgz28yYR",
          "name": "Zofia Wiśniewska-Łoś",
          "email": "zofia@shop.example",
          "source_id": "club-0417",
          "metadata": {
            "club": "Kolo & Řetěz"
          },
          "object": "customer",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null
        },
        "vouchers_id": [
          "v_oqku2gj9Yt8JqonUgW7mBOaI"
        ]
      }
    },
    "message": {
      "customer": {
        "id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
        "name": "Alex Doe",
        "email": null,
        "source_id": "4l3x-d03",
        "metadata": {},
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_au8U64mPX6fIArsf6UVLS8u5",
        "source_id": null,
        "created_at": "2024-03-11T13:20:39.987Z",
        "updated_at": "2024-03-11T13:20:39.988Z",
        "status": "PAID",
        "amount": 10000,
        "total_amount": 10000,
        "items": [
          {
            "object": "order_item",
            "product_id": "prod_0df14b7e7d8975079d",
            "quantity": 4,
            "amount": 10000,
            "price": 2500,
            "subtotal_amount": 10000,
            "product": {
              "name": "Star Thermal Bottle",
              "price": 2500
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_5h1pp1ng",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Shipping"
            }
          }
        ],
        "metadata": {
          "card": [
            "Other"
          ],
          "region": "US",
          "currency": "USD"
        },
        "customer": {
          "id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null
    }
  },
  "customer.order.updated": {
    "promotion": {
      "customer": {
        "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "name": "Inês Conceição",
        "email": "ines@shop.example",
        "source_id": "club-0093",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_VmhkLtbLSEL2Jou7MHnxrjDr",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "PAID",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null,
      "campaign": {
        "id": "camp_wcBYj5OgPlSjbQoukAYN3vko",
        "name": "Týden světel",
        "campaign_type": "PROMOTION",
        "type": "STATIC",
        "auto_join": false,
        "join_once": false,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-09-22T13:40:05.884Z",
        "object": "campaign"
      },
      "promotion_tier": {
        "id": "promo_yaScOnFMJwWqREsDyMjGd0qO",
        "object": "promotion_tier",
        "name": "Světlo ke kolu",
        "banner": null,
        "action": {
          "discount": null
        },
        "hierarchy": 2,
        "active": false,
        "validation_rule_assignments": {
          "object": "list",
          "data_ref": "data",
          "data": null,
          "total": 0
        },
        "categories": [],
        "metadata": {}
      }
    },
    "unique_code": {
      "customer": {
        "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "name": "Inês Conceição",
        "email": "ines@shop.example",
        "source_id": "club-0093",
        "metadata": {
          "club": "Kolo & Řetěz"
        },
        "object": "customer"
      },
      "referrer": null,
      "order": {
        "id": "ord_0iqPmDszfuvIY76ZSKkdBrRm",
        "source_id": null,
        "created_at": "2025-10-07T06:41:09.118Z",
        "updated_at": "2025-10-07T08:12:55.340Z",
        "status": "PAID",
        "amount": 2490,
        "total_amount": 2490,
        "items": [
          {
            "id": "ordli_0722e4fbdbd87fa2fd",
            "object": "order_item",
            "source_id": "lamp-front",
            "related_object": "product",
            "product_id": "prod_c98e85f249002f0306",
            "quantity": 1,
            "amount": 2490,
            "price": 2490,
            "subtotal_amount": 2490,
            "product": {
              "id": "prod_c98e85f249002f0306",
              "source_id": "lamp-front",
              "name": "Světlo Světluška",
              "price": 2490
            }
          },
          {
            "object": "order_item",
            "product_id": "prod_740062676a3134f36f",
            "quantity": 1,
            "amount": 0,
            "price": 0,
            "subtotal_amount": 0,
            "product": {
              "name": "Doprava"
            }
          }
        ],
        "metadata": {
          "shop": "Brno"
        },
        "customer": {
          "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null,
          "object": "customer"
        },
        "customer_id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "referrer_id": null,
        "object": "order"
      },
      "redemption": null,
      "campaign": {
        "id": "camp_0iqPmDszfuvIY76ZSKkdBrRm",
        "name": "Prohlídka za stovku",
        "campaign_type": "DISCOUNT_COUPONS",
        "type": "STANDALONE",
        "is_referral_code": false,
        "voucher": {
          "type": "DISCOUNT_VOUCHER",
          "discount": {
            "type": "FIXED",
            "fixed_amount": 9900,
            "fixed_amount_formula": "MIN(ORDER_AMOUNT;9900)",
            "effect": "APPLY_TO_ORDER",
            "is_dynamic": true
          },
          "gift": null,
          "loyalty_card": null,
          "redemption": {
            "quantity": 1,
            "redeemed_quantity": 0
          },
          "code_config": {
            "length": 6,
            "charset": "23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
            "pattern": "######",
            "prefix": "STO-",
            "postfix": ""
          }
        },
        "auto_join": false,
        "join_once": true,
        "active": true,
        "category_id": null,
        "category": null,
        "metadata": {},
        "start_date": null,
        "expiration_date": null,
        "description": null,
        "created_at": "2025-08-28T10:24:31.102Z",
        "updated_at": "2025-08-30T07:52:18.539Z",
        "object": "campaign"
      },
      "voucher": {
        "id": "v_0iqPmDszfuvIY76ZSKkdBrRmU6xforBs",
        "campaign": "Prohlídka za stovku",
        "campaign_id": "camp_0iqPmDszfuvIY76ZSKkdBrRm",
        "is_referral_code": false,
        "holder_id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "category_id": null,
        "active": true,
        "created_at": "2025-10-07T06:41:10.015Z",
        "updated_at": "2025-10-07T06:41:10.501Z",
        "start_date": null,
        "expiration_date": null,
        "metadata": {},
        "object": "voucher",
        "code": "STO-91BBCD",
        "type": "DISCOUNT_VOUCHER",
        "discount": {
          "type": "FIXED",
          "fixed_amount_formula": "MIN(ORDER_AMOUNT;9900)",
          "effect": "APPLY_TO_ITEMS",
          "is_dynamic": true
        },
        "redemption": {
          "quantity": 1,
          "redeemed_quantity": 0
        }
      },
      "publication": {
        "id": "pub_0iqPmDszfuvIY76ZSKkdBrRmU6xforBs",
        "object": "publication",
        "created_at": "2025-10-07T06:41:10.490Z",
        "customer_id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
        "tracking_id": null,
        "metadata": {},
        "channel": "API",
        "source_id": "import-2025-10",
        "result": "SUCCESS",
        "customer": {
          "id": "cust_KRwkJAoIMDLZI7rsopseLqFx",
          "name": "Inês Conceição",
          "email": "ines@shop.example",
          "source_id": "club-0093",
          "metadata": {
            "club": "Kolo & Řetěz"
          },
          "object": "customer",
          "address": null,
          "summary": null,
          "loyalty": null,
          "referrals": null
        },
        "vouchers_id": [
          "v_0iqPmDszfuvIY76ZSKkdBrRmU6xforBs"
        ]
      }
    },
    "message": {
      "order": {
        "id": "ord_tNridJhmcEOQXUqNyenX1Up6",
        "items": [
          {
            "price": 2500,
            "amount": 5000,
            "object": "order_item",
            "product": {
              "name": "Star Thermal Bottle",
              "price": 2500
            },
            "quantity": 2,
            "product_id": "prod_0df14b7e7d8975079d",
            "subtotal_amount": 5000
          },
          {
            "price": 0,
            "amount": 0,
            "object": "order_item",
            "product": {
              "name": "Shipping"
            },
            "quantity": 1,
            "product_id": "prod_5h1pp1ng",
            "subtotal_amount": 0
          }
        ],
        "amount": 5500,
        "object": "order",
        "status": "PAID",
        "customer": {
          "id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
          "object": "customer",
          "address": null,
          "loyalty": null,
          "summary": null,
          "referrals": null
        },
        "metadata": {
          "card": [
            "Other"
          ],
          "region": "US",
          "currency": "USD"
        },
        "source_id": null,
        "created_at": "2024-03-12T08:37:24.296Z",
        "updated_at": "2024-03-12T13:40:39.080Z",
        "customer_id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
        "referrer_id": null,
        "total_amount": 5500
      },
      "customer": {
        "id": "cust_ufwK2qUNGDYxa1aji7XKzuHm",
        "name": "Alex Doe",
        "email": null,
        "object": "customer",
        "metadata": {},
        "source_id": "4l3x-d03"
      },
      "referrer": null,
      "redemption": null
    }
  }
};
