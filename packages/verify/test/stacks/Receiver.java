import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver without a fault on the server of the JDK, whose getFirst reads the first of two headers of one name. */
public class Receiver {
  private static final byte[] SECRET = System.getenv("WEBHOOK_SECRET").getBytes(StandardCharsets.UTF_8);
  private static final Deque<String> HANDLED = new ArrayDeque<>();
  private static final Set<String> SEEN = new HashSet<>();

  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/webhooks", Receiver::receive);
    server.createContext("/observe", exchange -> answer(exchange, 200, observation()));
    server.start();
    System.out.println("Listening on http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
  }

  private static void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String given = exchange.getRequestHeaders().getFirst("x-voucherify-signature");
    if (given == null || !MessageDigest.isEqual(bytes(given), bytes(sign(body)))) {
      answer(exchange, 401, "");
      return;
    }
    take(new String(body, StandardCharsets.UTF_8));
    answer(exchange, 202, "");
  }

  private static void take(String body) {
    Map<?, ?> delivery = (Map<?, ?>) new Json(body).read();
    Map<?, ?> event = (Map<?, ?>) delivery.get("event");
    Map<?, ?> data = (Map<?, ?>) delivery.get("data");
    Object source = ((Map<?, ?>) delivery.get("source")).get("id");
    if (!SEEN.add(event.get("type") + " " + event.get("id") + " " + source)) return;
    Object order = ((Map<?, ?>) data.get("order")).get("id");
    String entry = "{\"event\":\"%s\",\"purpose\":\"%s\",\"orderId\":\"%s\"}";
    HANDLED.add(String.format(entry, event.get("type"), purposeOf(data), order));
    if (HANDLED.size() > 100) HANDLED.remove();
  }

  private static String purposeOf(Map<?, ?> data) {
    if (data.get("promotion_tier") != null) return "promotion";
    boolean hasCode = data.get("voucher") != null || data.get("publication") != null;
    return hasCode ? "unique_code" : "message";
  }

  private static String observation() {
    return "{\"handled\":[" + HANDLED.stream().collect(Collectors.joining(",")) + "]}";
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : bytes(text).length);
    if (!text.isEmpty()) exchange.getResponseBody().write(bytes(text));
    exchange.close();
  }

  private static String sign(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads JSON that is well formed: the JDK has no reader of its own. */
  private static class Json {
    private final String text;
    private int at = 0;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      char first = next();
      if (first == '{') return readObject();
      if (first == '[') return readList();
      if (first == '"') return readText();
      int start = at - 1;
      while (at < text.length() && "},] \r\n\t".indexOf(text.charAt(at)) < 0) at++;
      String word = text.substring(start, at);
      return word.equals("null") ? null : word;
    }

    private Map<String, Object> readObject() {
      Map<String, Object> object = new LinkedHashMap<>();
      for (char mark = next(); mark != '}'; mark = next()) {
        if (mark == ',') continue;
        String key = readText();
        next();
        object.put(key, read());
      }
      return object;
    }

    private List<Object> readList() {
      List<Object> list = new ArrayList<>();
      for (char mark = next(); mark != ']'; mark = next()) {
        if (mark != ',') at--;
        list.add(read());
      }
      return list;
    }

    private String readText() {
      StringBuilder read = new StringBuilder();
      for (char one = text.charAt(at++); one != '"'; one = text.charAt(at++)) {
        read.append(one == '\\' ? readEscape() : one);
      }
      return read.toString();
    }

    private char readEscape() {
      char kind = text.charAt(at++);
      if (kind != 'u') return "nrtbf".indexOf(kind) < 0 ? kind : "\n\r\t\b\f".charAt("nrtbf".indexOf(kind));
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private char next() {
      while (Character.isWhitespace(text.charAt(at))) at++;
      return text.charAt(at++);
    }
  }
}
