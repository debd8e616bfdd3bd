/**
 * Turns a delivery into an email with the code that the customer received.
 * The function reads four fields. Its contract names only these fields.
 */
export function writeMail({ data }) {
  const { customer, order, voucher, referrer } = data;
  const thanks = referrer === null ? "" : ` ${referrer.id} sent you, and says hello.`;
  return {
    to: customer.id,
    text: `Thank you for order ${order.id}. Your code is ${voucher.code}.${thanks}`,
  };
}
