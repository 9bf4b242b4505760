#pragma once
// HTTP without Boost in it. One description of a route, two structs with BOOST_DESCRIBE_STRUCT, gives parsing,
// validation that names every wrong field at once, the OpenAPI document and the TypeScript types (docs/decisions/0006).
//
//     router.add<AssignIn, GrievanceOut>(Method::post, "/api/v1/grievances/{id}/assign",
//         {.summary = "Give a complaint to an officer", .tag = "grievances"},
//         [&](Call const& call, AssignIn const& in) -> Result<GrievanceOut> { ... });
//
// Members of the input named in the pattern come from the path; of the others, GET reads the query, POST and PUT the
// JSON body, and DELETE the body when one was sent, else the query. Which members may stand in the structs and which of
// them may be missing: plumbing/json/describe.hpp. Unknown members are a fault ("http.unknown_member"); `lang` in a
// query is the server's own.

#include "base/result.hpp"
#include "base/time.hpp"
#include "plumbing/json/describe.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinergi::http {

enum class Method : std::uint8_t { get, post, put, del };

/// A request as a handler sees it. Borrowed for the call.
struct Call {
    Method method = Method::get;
    std::string_view path;  // without the query
    std::string_view query;
    std::string_view body;
    std::string peer;  // address; from X-Forwarded-For only behind a declared proxy
    bool is_tls = false;
    std::map<std::string, std::string, std::less<>> parameters;  // of the pattern
    Moment now;

    /// A header by its small-letter name, or "".
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    /// A query member, percent-decoded; none when missing.
    [[nodiscard]] std::optional<std::string> asked(std::string_view name) const;
    /// "id" or "en": `?lang=`, the cookie `lang`, Accept-Language; Indonesian when in doubt.
    [[nodiscard]] std::string_view language() const;
    /// The bearer token or the session cookie, or "".
    [[nodiscard]] std::string_view token() const;

    struct Raw {  // as they came; names in any case
        std::vector<std::pair<std::string_view, std::string_view>> headers;
    };
    Raw const* raw = nullptr;
};

/// A call with everything it borrows, as tests make it: `Asked asked(Method::post, "/api/v1/x?y=1", "{}", {{"cookie",
/// "a=b"}});`
struct Asked {
    Asked(Method method, std::string target, std::string body = {},
          std::vector<std::pair<std::string, std::string>> headers = {}, Moment now = {});
    Asked(Asked const&) = delete;
    Asked& operator=(Asked const&) = delete;
    Call call;

private:
    std::string target_, body_;
    std::vector<std::pair<std::string, std::string>> headers_;
    Call::Raw raw_;
};

/// An answer that is not JSON, or needs headers.
struct Reply {
    int status = 200;
    std::string type = "application/json";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    [[nodiscard]] static Reply html(std::string page, int status = 200);
    [[nodiscard]] static Reply file(std::string bytes, std::string type, std::string name);
    [[nodiscard]] static Reply see_other(std::string where);  // 303 after a form was taken
};

/// A part of multipart/form-data or a pair of application/x-www-form-urlencoded.
struct FormPart {
    std::string name;
    std::string file_name{};  // "" when it is a plain field
    std::string type{};
    std::string bytes;
};
/// @refuses http.form_malformed
[[nodiscard]] Result<std::vector<FormPart>> read_form(Call const& call);

/// What a handler may answer beside its value: 201, a cookie.
struct With {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
};
template <class T>
struct Answer {
    T value;
    With with{};
};

/// The input or the answer (204) of a deed that has none.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// What the OpenAPI document tells of a route, and its limits. The texts are literals.
struct Doc {
    std::string_view summary;
    std::string_view tag;
    int status = 200;                                // of success
    std::size_t body_max = std::size_t{256} * 1024;  // bytes; more is 413 before it is read
    bool is_public = false;                          // no session needed (for the document only; the handler decides)
};

/// One open event stream (text/event-stream). Safe from any thread; sending to a closed stream does nothing.
class Stream {
public:
    virtual ~Stream() = default;
    virtual void send(std::string_view event, std::string_view data, std::int64_t id) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool is_open() const noexcept = 0;
};

using Raw = std::function<Reply(Call const&)>;
using Opened = std::function<Result<void>(Call const&, std::shared_ptr<Stream>)>;

class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;

    /// F: Result<Out>(Call const&, In const&), or Result<Answer<Out>>(...).
    template <class In, class Out, class F>
    void add(Method method, std::string pattern, Doc doc, F handler);

    /// A page, a file, a form: the handler reads the call itself. Not in the OpenAPI document.
    void add_raw(Method method, std::string pattern, Doc doc, Raw handler);
    /// An event stream.
    void add_stream(std::string pattern, Doc doc, Opened opened);
    /// Built files under a path, from memory, with ETag and stored gzip forms. The file `fallback` answers a
    /// page asked for by a path within its folder that names nothing: the web app finds its own way. The bytes are
    /// borrowed.
    struct StaticFile {
        std::string_view path, type, bytes, gzip, etag;
        bool is_immutable;
    };
    void add_static(std::span<StaticFile const> files, std::string_view fallback = {});

    /// The OpenAPI 3.1 document of all typed routes.
    [[nodiscard]] std::string openapi(std::string_view title, std::string_view version) const;

    /// Answers one call as the server would: for tests, without a socket.
    [[nodiscard]] Reply answer(Call const& call) const;

    /// How a problem is told: finds the sentence of a key in a language. Set once by the program.
    using Say = std::function<std::string(std::string_view key, std::string_view language)>;
    void set_say(Say say);

    struct Impl;
    [[nodiscard]] Impl const& impl() const { return *impl_; }

private:
    struct Description {  // what openapi() tells of a typed route
        json::parts::Shape const* in = nullptr;
        json::parts::Shape const* out = nullptr;
    };
    using Typed = std::function<Result<Reply>(Call const&, json::Document const&)>;
    void add_typed(Method method, std::string pattern, Doc doc, Description description, Typed handler);
    std::unique_ptr<Impl> impl_;
};

/// A refusal as application/problem+json {type, title, status, detail, key, errors[{path, key, message}]}; "wait" with
/// Retry-After.
[[nodiscard]] Reply problem(Refusal const& refusal, std::string_view language, Router::Say const& say);
/// The HTTP status of a Why: 400, 404, 403, 401, 409, 422, 429, 413.
[[nodiscard]] int status_of(Why why) noexcept;

}  // namespace sinergi::http

#include "plumbing/http/router_add.hpp"  // the body of Router::add
#include "plumbing/http/serve.hpp"       // ServerOptions, Server
