/**
 * Turns a delivery into a mail with the code that the customer got.
 * It reads four fields. Its contract names these, and nothing else of the delivery.
 */
export function writeMail({ data }) {
  const { customer, order, voucher, referrer } = data;
  const thanks = referrer === null ? "" : ` ${referrer.id} sent you, and says hello.`;
  return {
    to: customer.id,
    text: `Thank you for order ${order.id}. Your code is ${voucher.code}.${thanks}`,
  };
}
