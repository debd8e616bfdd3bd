import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";
import type { SignedRequest } from "../../../src/testing.ts";

// Events in the shapes that AWS documents. The types hold them to those.

type Names = "lower" | "mixed";

/** A request for a function, with its body as text or in base64. */
export interface FunctionRequest {
  readonly signed: SignedRequest;
  readonly isBase64Encoded: boolean;
}

/** Builds the event of a function URL: format 2.0, names in lower case, repeated headers joined. */
export function functionUrlEvent(request: FunctionRequest): APIGatewayProxyEventV2 {
  return eventV2(request, { rawPath: "/webhooks", routeKey: "$default", stage: "$default" });
}

/** Builds the event of an HTTP API: format 2.0, with the stage before the path. */
export function httpApiEvent(request: FunctionRequest): APIGatewayProxyEventV2 {
  return eventV2(request, {
    rawPath: "/prod/webhooks",
    routeKey: "POST /webhooks",
    stage: "prod",
  });
}

interface Routed {
  readonly rawPath: string;
  readonly routeKey: string;
  readonly stage: string;
}

function eventV2(request: FunctionRequest, routed: Routed): APIGatewayProxyEventV2 {
  const { rawPath, routeKey, stage } = routed;
  const host = "abc123.example.amazonaws.com";
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: "",
    headers: { ...spell(request, "lower"), host, "x-forwarded-proto": "https" },
    requestContext: {
      accountId: "anonymous",
      apiId: "abc123",
      domainName: host,
      domainPrefix: "abc123",
      http: {
        method: "POST",
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "192.0.2.1",
        userAgent: "sender",
      },
      requestId: "request-1",
      routeKey,
      stage,
      time: "29/Nov/2026:10:00:00 +0000",
      timeEpoch: 1_795_946_400_000,
    },
    ...encode(request),
  };
}

/** Builds the event of a REST API: format 1.0, names as they came, each header alone and in a list. */
export function restApiEvent(request: FunctionRequest): APIGatewayProxyEvent {
  const headers = { ...spell(request, "mixed"), Host: "abc123.example.amazonaws.com" };
  return {
    resource: "/webhooks",
    path: "/webhooks",
    httpMethod: "POST",
    headers,
    multiValueHeaders: toLists(headers),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "abc123",
      authorizer: {},
      httpMethod: "POST",
      identity,
      path: "/prod/webhooks",
      protocol: "HTTP/1.1",
      requestId: "request-1",
      requestTimeEpoch: 1_795_946_400_000,
      resourceId: "resource1",
      resourcePath: "/webhooks",
      stage: "prod",
    },
    ...encode(request),
  };
}

const identity: APIGatewayProxyEvent["requestContext"]["identity"] = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: "192.0.2.1",
  user: null,
  userAgent: "sender",
  userArn: null,
};

/** Builds the event of a load balancer: names in lower case, the last value of each header. */
export function albEvent(request: FunctionRequest): ALBEvent {
  return { ...albTarget, headers: spell(request, "lower"), ...encode(request) };
}

/** Builds the event of a load balancer with multi-value headers: every header in a list, and only there. */
export function albMultiValueEvent(request: FunctionRequest): ALBEvent {
  return { ...albTarget, multiValueHeaders: toLists(spell(request, "lower")), ...encode(request) };
}

const albTarget = {
  requestContext: {
    elb: {
      targetGroupArn:
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/webhooks/0123456789abcdef",
    },
  },
  httpMethod: "POST",
  path: "/webhooks",
};

function encode({ signed, isBase64Encoded }: FunctionRequest) {
  const encoding = isBase64Encoded ? "base64" : "utf8";
  return { body: Buffer.from(signed.body).toString(encoding), isBase64Encoded };
}

function spell({ signed }: FunctionRequest, names: Names): { [name: string]: string } {
  const entries = Object.entries({ ...signed.headers, "user-agent": "sender" });
  if (names === "lower") return Object.fromEntries(entries);
  return Object.fromEntries(entries.map(([name, value]) => [capitalize(name), value]));
}

/** Spells `content-type` as `Content-Type`. */
function capitalize(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function toLists(headers: { readonly [name: string]: string }): { [name: string]: string[] } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
}
