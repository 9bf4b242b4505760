#include "plumbing/http/inner.hpp"

#include "base/text.hpp"
#include "plumbing/log/log.hpp"

#include <algorithm>

namespace sinergi::http {
namespace {

std::size_t place_of(Method method) noexcept { return static_cast<std::size_t>(method); }

/// The next word of a path that begins with '/', which is taken off.
std::string_view next_word(std::string_view& path) {
    path.remove_prefix(1);
    auto const word = path.substr(0, path.find('/'));
    path.remove_prefix(word.size());
    return word;
}

bool is_api(std::string_view path) noexcept { return path == "/api" || path.starts_with("/api/"); }

bool wants_page(Call const& call) noexcept {
    return call.header("accept").find("text/html") != std::string_view::npos && !is_api(call.path);
}

/// A problem as a page, for people who followed a link. No style of its own: the guards forbid inline style.
Reply page_of(int status, std::string_view key, std::string_view language, Router::Say const& say) {
    auto const sentence = [&](std::string_view one) { return say ? say(one, language) : std::string(one); };
    std::string text;
    for (char const c : sentence(key)) {
        if (c == '<')
            text += "&lt;";
        else if (c == '&')
            text += "&amp;";
        else
            text += c;
    }
    return Reply::html(
        fmt::format("<!doctype html>\n<html lang=\"{0}\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width\"><title>{1}</title></head>"
                    "<body><main><h1>{1}</h1><p>{2}</p><p><a href=\"/\">Sinergi</a></p></main></body></html>\n",
                    language, status, text),
        status);
}

/// An address as it was meant by who typed it: without capitals, and without a slash at its end.
std::string meant(std::string_view path) {
    std::string out(path);
    std::ranges::transform(out, out.begin(), small);
    while (out.size() > 1 && out.ends_with('/')) out.pop_back();
    return out;
}

/// Visits `branch` with the rest of a path, words before parameters, until a branch with `slot` is found.
bool walk(Router::Impl::Branch const& branch, std::string_view rest, std::size_t slot, Router::Impl::Match& match) {
    if (rest.empty()) {
        if (std::ranges::none_of(branch.routes, [](auto const* r) { return r != nullptr; })) return false;
        match.branch = &branch;
        match.route = branch.routes[slot];
        return match.route != nullptr;
    }
    auto after = rest;
    auto const word = next_word(after);
    if (auto const found = branch.words.find(word); found != branch.words.end()) {
        if (walk(*found->second, after, slot, match)) return true;
    }
    if (branch.any == nullptr || word.empty()) return false;
    match.values.push_back(word);
    if (walk(*branch.any, after, slot, match)) return true;
    match.values.pop_back();
    return false;
}

/// What the caller sent: the members of the path, and the query or the body.
/// @refuses http.not_json http.json_broken http.json_not_utf8 http.json_too_deep
Result<json::Document> input_of(Call const& call) {
    bool const has_body = !trimmed(call.body).empty() && call.method != Method::get;
    bool const asks_by_query = call.method == Method::get || (call.method == Method::del && !has_body);
    auto document = json::Document::of_pairs({});
    if (asks_by_query) {
        for (auto const& [name, value] : query_pairs(call.query)) {
            if (name != "lang") document.add(name, value);
        }
    } else if (has_body) {
        auto const type = call.header("content-type");
        // A foreign page can send a form or plain text without asking, JSON only with our leave.
        if (!type.empty() && type.find("json") == type.npos) return refuse(Why::malformed, "http.not_json");
        SINERGI_TRY(parsed, json::Document::parse(call.body));
        document = std::move(parsed);
    }
    if (document.root().kind == json::Kind::object) {
        for (auto const& [name, value] : call.parameters) document.add(name, value);
    }
    return document;
}

}  // namespace

Reply parts::json_reply(std::string json, int status) {
    if (json.empty()) return {.status = status, .type = {}};
    return {.status = status, .body = std::move(json)};
}

Router::Router() : impl_(std::make_unique<Impl>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

void Router::Impl::add(Route route) {
    auto owned = std::make_unique<Route>(std::move(route));
    SINERGI_CHECK(owned->pattern.starts_with('/'));
    Branch* at = &root;
    std::string_view rest = owned->pattern;
    while (!rest.empty()) {
        auto const word = next_word(rest);
        bool const is_parameter = word.starts_with('{') && word.ends_with('}');
        if (is_parameter) owned->names.emplace_back(word.substr(1, word.size() - 2));
        auto& next = is_parameter ? at->any : at->words[std::string(word)];
        if (next == nullptr) next = std::make_unique<Branch>();
        at = next.get();
    }
    auto& slot = at->routes[place_of(owned->method)];
    SINERGI_CHECK(slot == nullptr);  // two handlers for one route: the program is wired wrong
    slot = owned.get();
    routes.push_back(std::move(owned));
}

void Router::add_typed(Method method, std::string pattern, Doc doc, Description description, Typed handler) {
    auto answer = [handler = std::move(handler)](Call const& call) -> Result<Reply> {
        SINERGI_TRY(document, input_of(call));
        return handler(call, document);
    };
    impl_->add({Impl::Kind::typed, method, std::move(pattern), doc, {}, std::move(answer), {}, description});
}

void Router::add_raw(Method method, std::string pattern, Doc doc, Raw handler) {
    impl_->add({Impl::Kind::raw, method, std::move(pattern), doc, {}, std::move(handler), {}, {}});
}

void Router::add_stream(std::string pattern, Doc doc, Opened opened) {
    impl_->add({Impl::Kind::stream, Method::get, std::move(pattern), doc, {}, {}, std::move(opened), {}});
}

void Router::add_static(std::span<StaticFile const> files, std::string_view fallback) {
    for (auto const& file : files) impl_->files.insert_or_assign(file.path, file);
    if (auto const found = impl_->files.find(fallback); found != impl_->files.end()) impl_->fallback = &found->second;
}

void Router::set_say(Say say) { impl_->say = std::move(say); }

Router::Impl::Match Router::Impl::find(Method method, std::string_view path) const {
    Match match;
    if (walk(root, path, place_of(method), match)) return match;
    match.values.clear();
    if (match.branch == nullptr && method == Method::get) {
        auto const name = path.ends_with('/') ? std::string(path) + "index.html" : std::string(path);
        if (auto const found = files.find(name); found != files.end()) match.file = &found->second;
    }
    return match;
}

std::size_t Router::Impl::body_max(Match const& match) noexcept {
    constexpr std::size_t of_no_route = 4'096;
    return match.route != nullptr ? match.route->doc.body_max : of_no_route;
}

Done Router::Impl::fill(Match const& match, Call& call) const {
    for (std::size_t i = 0; i < match.route->names.size(); ++i) {
        auto value = percent_decoded(match.values[i], Plus::is_plus);
        if (!value) return refuse(Why::malformed, "http.target_malformed");
        call.parameters.insert_or_assign(match.route->names[i], *std::move(value));
    }
    return {};
}

template <class F>
Outcome Router::Impl::guarded(Call const& call, F&& deed) const noexcept {
    try {
        return deed();
    } catch (Unavailable const& gone) {
        log::warn("http: {} {}: unavailable: {}", method_name(call.method), call.path, gone.what());
        Outcome outcome{problem_with(503, {.key = "http.unavailable"}, call.language(), say)};
        outcome.reply.headers.emplace_back("Retry-After", "5");
        return outcome;
    } catch (std::exception const& fault) {
        // The id is how a citizen's call to the office finds this line.
        static std::atomic<std::uint32_t> count{0};
        auto const id = fmt::format("{:x}-{:x}", call.now.ms / second_ms, ++count);
        log::error("http: fault {}: {} {}: {}", id, method_name(call.method), call.path, fault.what());
        return {problem_with(500, {.key = "http.our_fault", .about = id}, call.language(), say)};
    }
}

Outcome Router::Impl::answer(Match const& match, Call& call) const noexcept {
    return guarded(call, [&]() -> Outcome {
        if (match.file != nullptr) return answer_file(*match.file, call);
        if (match.route == nullptr) return no_route(match, call);
        if (auto const filled = fill(match, call); !filled) return {problem(filled.error(), call.language(), say)};
        auto reply = match.route->handler(call);
        Outcome outcome{reply ? *std::move(reply) : problem(reply.error(), call.language(), say)};
        squeeze(outcome, call.header("accept-encoding"));
        return outcome;
    });
}

std::optional<Outcome> Router::Impl::open(Match const& match, Call& call,
                                          std::shared_ptr<Stream> stream) const noexcept {
    bool is_open = false;
    auto outcome = guarded(call, [&]() -> Outcome {
        if (auto const filled = fill(match, call); !filled) return {problem(filled.error(), call.language(), say)};
        if (auto const opened = match.route->opened(call, std::move(stream)); !opened) {
            return {problem(opened.error(), call.language(), say)};
        }
        is_open = true;
        return {};
    });
    if (is_open) return std::nullopt;
    return outcome;
}

Outcome Router::Impl::no_route(Match const& match, Call const& call) const {
    if (match.branch != nullptr) {
        Outcome outcome{problem_with(405, {.key = "http.no_such_method"}, call.language(), say)};
        std::string allow;
        for (auto const* route : match.branch->routes) {
            if (route == nullptr) continue;
            if (!allow.empty()) allow += ", ";
            allow += method_name(route->method);
        }
        outcome.reply.headers.emplace_back("Allow", allow);
        return outcome;
    }
    bool const is_page = wants_page(call) && call.method == Method::get;
    if (auto const other = meant(call.path); is_page && other != call.path) {
        auto const there = find(Method::get, other);
        // What a parameter holds is left as it is: it may be a key.
        if (there.route != nullptr && there.values.empty())
            return {Reply::see_other(call.query.empty() ? other : fmt::format("{}?{}", other, call.query))};
    }
    if (is_page && fallback != nullptr) {
        // Within the app's own folder; a mistyped public address is told that it is one.
        auto const folder = fallback->path.substr(0, fallback->path.rfind('/'));
        auto const rest = call.path.substr(std::min(folder.size(), call.path.size()));
        if (call.path.starts_with(folder) && (rest.empty() || rest.front() == '/')) return answer_file(*fallback, call);
    }
    if (is_page) return {page_of(404, "http.no_such_path", call.language(), say)};
    return {problem_with(404, {.key = "http.no_such_path"}, call.language(), say)};
}

Outcome Router::Impl::answer_file(StaticFile const& file, Call const& call) const {
    Outcome outcome;
    auto& reply = outcome.reply;
    outcome.is_borrowed = true;
    reply.type = file.type;
    bool const is_gzip = !file.gzip.empty() && has_word(call.header("accept-encoding"), "gzip");
    // Each form is a thing of its own for a cache, so it has its own tag.
    auto const etag = file.etag.empty() ? std::string() : fmt::format("\"{}{}\"", file.etag, is_gzip ? "-gz" : "");
    if (!etag.empty()) reply.headers.emplace_back("ETag", etag);
    reply.headers.emplace_back("Cache-Control", file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (!file.gzip.empty()) reply.headers.emplace_back("Vary", "Accept-Encoding");
    auto const known = call.header("if-none-match");
    if (!etag.empty() && (known == "*" || known.find(etag) != known.npos)) {
        reply.status = 304;
        return outcome;
    }
    if (is_gzip) reply.headers.emplace_back("Content-Encoding", "gzip");
    outcome.borrowed = is_gzip ? file.gzip : file.bytes;
    return outcome;
}

namespace {

/// A stream that keeps what was sent, so that a test without a socket sees it.
class Kept final : public Stream {
public:
    void send(std::string_view event, std::string_view data, std::int64_t id) override {
        text += event_text(event, data, id);
    }
    void close() override { is_closed_ = true; }
    [[nodiscard]] bool is_open() const noexcept override { return !is_closed_; }
    std::string text;

private:
    bool is_closed_ = false;
};

}  // namespace

Reply Router::answer(Call const& call) const {
    auto own = call;
    auto const match = impl_->find(call.method, call.path);
    if (match.route != nullptr && match.route->kind == Impl::Kind::stream) {
        auto const kept = std::make_shared<Kept>();
        if (auto refused = impl_->open(match, own, kept)) return std::move(refused->reply);
        return {.type = "text/event-stream", .body = kept->text};
    }
    auto outcome = impl_->answer(match, own);
    if (outcome.is_borrowed) outcome.reply.body = outcome.borrowed;
    return std::move(outcome.reply);
}

}  // namespace sinergi::http
