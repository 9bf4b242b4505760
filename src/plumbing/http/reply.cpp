#include "plumbing/http/inner.hpp"

#include "base/text.hpp"

#include <zlib.h>

namespace sinergi::http {
namespace {

/// One wrong field as the caller hears it.
struct ToldFault {
    std::string path, key, message, limit;
};
BOOST_DESCRIBE_STRUCT(ToldFault, (), (path, key, message, limit))

/// RFC 9457, with the key and the wrong fields.
struct Problem {
    std::string_view type = "about:blank";
    std::string_view title;
    int status = 0;
    std::string detail;
    std::string_view key;
    std::string about;
    std::vector<ToldFault> errors;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, key, about, errors))

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    if (auto const at = text.find(what); at != text.npos) text.replace(at, what.size(), with);
    return text;
}

bool is_text_type(std::string_view type) noexcept {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("application/problem+json") || type.starts_with("image/svg");
}

bool has_header(Reply const& reply, std::string_view name) noexcept {
    return std::ranges::any_of(reply.headers, [&](auto const& h) { return is_same_word(h.first, name); });
}

void put(std::string& head, std::string_view name, std::string_view value) {
    head.append(name);
    head += ": ";
    // A line end in a value would start a header of its own.
    for (char const c : value) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) head += c;
    }
    head += "\r\n";
}

/// The guards every answer carries, unless its handler said otherwise.
void put_guards(std::string& head, Reply const& reply, HeadWish const& wish) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> guards{{
        {"Content-Security-Policy",
         "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
         "form-action 'self'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    }};
    for (auto const& [name, value] : guards) {
        if (!has_header(reply, name)) put(head, name, value);
    }
    if (wish.is_tls) put(head, "Strict-Transport-Security", "max-age=31536000");
}

/// Rounded up: who comes back in time is let in.
std::int64_t wait_seconds(Refusal const& refusal) noexcept {
    constexpr std::int64_t unknown_wait_ms = 10 * second_ms;
    return ((refusal.wait_ms > 0 ? refusal.wait_ms : unknown_wait_ms) + second_ms - 1) / second_ms;
}

/// `name` as a header can carry it: RFC 6266, plain and with percent signs.
std::string disposition_of(std::string_view name) {
    std::string plain, coded;
    for (char const c : name) {
        auto const byte = static_cast<unsigned char>(c);
        bool const is_word = std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_';
        plain += is_word || c == ' ' ? c : '_';
        coded += is_word ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, coded);
}

}  // namespace

int status_of(Why why) noexcept {
    switch (why) {
        case Why::malformed:
            return 400;
        case Why::not_found:
            return 404;
        case Why::not_allowed:
            return 403;
        case Why::unknown:
            return 401;
        case Why::conflict:
            return 409;
        case Why::not_entitled:
            return 422;
        case Why::too_many:
            return 429;
        case Why::too_large:
            return 413;
    }
    return 500;
}

std::string_view reason_of(int status) noexcept {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Answer";
    }
}

std::string_view method_name(Method method) noexcept {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::del:
            return "DELETE";
    }
    return "GET";
}

Reply problem_with(int status, Refusal const& refusal, std::string_view language, Router::Say const& say) {
    auto const sentence = [&](std::string_view key) { return say ? say(key, language) : std::string(key); };
    // The one word of a refusal fills either placeholder.
    auto detail = replaced(replaced(sentence(refusal.key), "{limit}", refusal.about), "{about}", refusal.about);
    Problem told{.title = reason_of(status),
                 .status = status,
                 .detail = std::move(detail),
                 .key = refusal.key,
                 .about = refusal.about,
                 .errors = {}};
    for (auto const& fault : refusal.faults) {
        told.errors.push_back(
            {fault.path, fault.key, replaced(sentence(fault.key), "{limit}", fault.limit), fault.limit});
    }
    Reply reply{.status = status, .type = "application/problem+json", .body = json::write(told)};
    reply.headers.emplace_back("Content-Language", language);
    return reply;
}

Reply problem(Refusal const& refusal, std::string_view language, Router::Say const& say) {
    auto reply = problem_with(status_of(refusal.why), refusal, language, say);
    if (refusal.why == Why::unknown) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (refusal.why == Why::too_many) reply.headers.emplace_back("Retry-After", std::to_string(wait_seconds(refusal)));
    return reply;
}

Reply Reply::html(std::string page, int status) {
    return {.status = status, .type = "text/html; charset=utf-8", .body = std::move(page)};
}

Reply Reply::file(std::string bytes, std::string type, std::string name) {
    Reply reply{.type = std::move(type), .body = std::move(bytes)};
    if (!name.empty()) reply.headers.emplace_back("Content-Disposition", disposition_of(name));
    return reply;
}

Reply Reply::see_other(std::string where) {
    Reply reply{.status = 303, .type = {}};
    reply.headers.emplace_back("Location", std::move(where));
    return reply;
}

std::string head_of(Outcome const& outcome, HeadWish const& wish) {
    auto const& reply = outcome.reply;
    std::string head;
    head.reserve(640);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", reply.status, reason_of(reply.status));
    put(head, "Date", wish.date);
    if (!reply.type.empty()) put(head, "Content-Type", reply.type);
    if (!wish.is_stream && reply.status != 204 && reply.status != 304) {
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", outcome.bytes().size());
    }
    put_guards(head, reply, wish);
    for (auto const& [name, value] : reply.headers) put(head, name, value);
    if (wish.is_last || wish.is_stream)
        head += "Connection: close\r\n";
    else if (wish.is_http10)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

void squeeze(Outcome& outcome, std::string_view accept_encoding) {
    constexpr std::size_t worth_it = 2'048;  // below, the header and the time cost more than they save
    auto& reply = outcome.reply;
    if (outcome.is_borrowed || reply.body.size() < worth_it || !is_text_type(reply.type)) return;
    if (!has_word(accept_encoding, "gzip") || has_header(reply, "content-encoding")) return;
    constexpr int gzip_window = 15 + 16;
    constexpr int level_fast = 1;
    z_stream zip{};
    if (deflateInit2(&zip, level_fast, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return;
    std::string made(deflateBound(&zip, reply.body.size()), '\0');
    zip.next_in = reinterpret_cast<Bytef*>(reply.body.data());
    zip.avail_in = static_cast<uInt>(reply.body.size());
    zip.next_out = reinterpret_cast<Bytef*>(made.data());
    zip.avail_out = static_cast<uInt>(made.size());
    bool const is_done = deflate(&zip, Z_FINISH) == Z_STREAM_END;
    made.resize(zip.total_out);
    deflateEnd(&zip);
    if (!is_done || made.size() >= reply.body.size()) return;
    reply.body = std::move(made);
    reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.headers.emplace_back("Vary", "Accept-Encoding");
}

std::string event_text(std::string_view event, std::string_view data, std::int64_t id) {
    std::string made = fmt::format("id: {}\nevent: ", id);
    for (char const c : event) {
        if (c != '\n' && c != '\r') made += c;
    }
    made += "\ndata: ";
    for (char const c : data) {
        if (c == '\n')
            made += "\ndata: ";
        else if (c != '\r')
            made += c;
    }
    made += "\n\n";
    return made;
}

}  // namespace sinergi::http
