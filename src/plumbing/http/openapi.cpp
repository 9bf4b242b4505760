#include "plumbing/http/inner.hpp"

namespace sinergi::http {
namespace {

using json::Schema;

constexpr std::string_view problem_schema =
    R"({"type":"object","properties":{"type":{"type":"string"},"title":{"type":"string"},)"
    R"("status":{"type":"integer"},"detail":{"type":"string"},"key":{"type":"string"},"about":{"type":"string"},)"
    R"("errors":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string"},)"
    R"("key":{"type":"string"},"message":{"type":"string"},"limit":{"type":"string"}},)"
    R"("required":["path","key","message","limit"]}}},)"
    R"("required":["type","title","status","detail","key","about","errors"]})";
constexpr std::string_view security_schemes = R"({"token":{"type":"http","scheme":"bearer"},)"
                                              R"("session":{"type":"apiKey","in":"cookie","name":"sinergi_session"}})";

/// Writes JSON by hand, so that the members stand in the order in which a reader wants them.
class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}
    Writer& key(std::string_view name) {
        comma();
        json::put_text(out_, name);
        out_ += ':';
        is_first_ = true;  // no comma between a key and its value
        return *this;
    }
    void open(char bracket) {
        comma();
        out_ += bracket;
        is_first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        is_first_ = false;
    }
    void text(std::string_view value) {
        comma();
        json::put_text(out_, value);
    }
    void raw(std::string_view value) {
        comma();
        out_ += value;
    }
    void texts(std::vector<std::string> const& values) {
        open('[');
        for (auto const& value : values) text(value);
        close(']');
    }

private:
    void comma() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }
    std::string& out_;
    bool is_first_ = true;
};

/// Collects the named schemas while the paths are written.
class Components {
public:
    /// The name under which `schema` stands; another schema of the same name gets a number.
    std::string name_of(Schema const& schema) {
        for (int number = 1;; ++number) {
            auto name = number == 1 ? schema.name : fmt::format("{}{}", schema.name, number);
            auto const [found, is_new] = named_.try_emplace(name, schema);
            if (is_new) {
                order_.push_back(name);
                return name;
            }
            // A struct within itself comes without members: it is the one that is being told.
            bool const is_inner = schema.type == "object" && schema.members.empty();
            if (is_inner || without_null(found->second) == without_null(schema)) return name;
        }
    }
    [[nodiscard]] Schema const* next() { return written_ < order_.size() ? &named_.at(order_[written_]) : nullptr; }
    [[nodiscard]] std::string const& take_name() { return order_[written_++]; }

private:
    static Schema without_null(Schema schema) {
        schema.is_nullable = false;
        return schema;
    }
    std::map<std::string, Schema> named_;
    std::vector<std::string> order_;
    std::size_t written_ = 0;
};

std::string_view format_name(std::string_view format) { return format == "moment" ? "date-time" : format; }

class Document {
public:
    Document(std::string& out, Router::Impl const& routes) : write_(out), routes_(routes) {}
    void tell(std::string_view title, std::string_view version);

private:
    void path(std::string const& pattern);
    void operation(Router::Impl::Route const& route);
    void parameters(Router::Impl::Route const& route);
    void responses(Router::Impl::Route const& route);
    void schema(Schema const& schema);
    void body_of(Schema const& schema);
    void object(Schema const& schema);
    void content(std::string_view type, Schema const& of);
    void components();
    [[nodiscard]] static bool is_in_path(Router::Impl::Route const& route, std::string_view name) {
        return std::ranges::find(route.names, name) != route.names.end();
    }
    Writer write_;
    Router::Impl const& routes_;
    Components components_;
};

void Document::tell(std::string_view title, std::string_view version) {
    write_.open('{');
    write_.key("openapi").text("3.1.0");
    write_.key("info").open('{');
    write_.key("title").text(title);
    write_.key("version").text(version);
    write_.close('}');
    write_.key("paths").open('{');
    std::vector<std::string> told;
    for (auto const& route : routes_.routes) {
        if (route->kind != Router::Impl::Kind::typed) continue;
        if (std::ranges::find(told, route->pattern) != told.end()) continue;
        told.push_back(route->pattern);
        path(route->pattern);
    }
    write_.close('}');
    components();
    write_.close('}');
}

void Document::path(std::string const& pattern) {
    write_.key(pattern).open('{');
    for (auto const& route : routes_.routes) {
        if (route->kind == Router::Impl::Kind::typed && route->pattern == pattern) operation(*route);
    }
    write_.close('}');
}

/// "POST /api/v1/grievances/{id}/assign" is post_grievances_id_assign.
std::string operation_id(Router::Impl::Route const& route) {
    std::string id(route.method == Method::del   ? "delete"
                   : route.method == Method::get ? "get"
                   : route.method == Method::put ? "put"
                                                 : "post");
    std::string_view rest = route.pattern;
    if (rest.starts_with("/api/v1")) rest.remove_prefix(7);
    for (char const c : rest) {
        if (c == '/' || c == '-')
            id += '_';
        else if (c != '{' && c != '}')
            id += c;
    }
    return id;
}

void Document::operation(Router::Impl::Route const& route) {
    std::string_view constexpr names[] = {"get", "post", "put", "delete"};
    write_.key(names[static_cast<std::size_t>(route.method)]).open('{');
    write_.key("operationId").text(operation_id(route));
    write_.key("summary").text(route.doc.summary);
    if (!route.doc.tag.empty()) write_.key("tags").texts({std::string(route.doc.tag)});
    if (route.doc.is_public) write_.key("security").raw("[]");
    parameters(route);
    responses(route);
    write_.close('}');
}

void Document::parameters(Router::Impl::Route const& route) {
    auto const in = schema_of(*route.description.in);
    bool const by_query = route.method == Method::get;
    write_.key("parameters").open('[');
    Schema body = in;
    body.members.clear();
    for (auto const& [name, member] : in.members) {
        bool const in_path = is_in_path(route, name);
        if (!in_path && !by_query) {
            body.members.emplace_back(name, member);
            continue;
        }
        bool const is_required = in_path || std::ranges::find(in.required, name) != in.required.end();
        write_.open('{');
        write_.key("name").text(name);
        write_.key("in").text(in_path ? "path" : "query");
        write_.key("required").raw(is_required ? "true" : "false");
        auto plain = member;
        plain.is_nullable = false;
        write_.key("schema");
        schema(plain);
        write_.close('}');
    }
    write_.close(']');
    if (by_query || (body.members.empty() && in.type == "object" && in.format != "map")) return;
    std::erase_if(body.required, [&](auto const& name) { return is_in_path(route, name); });
    write_.key("requestBody").open('{');
    write_.key("required").raw(body.required.empty() && in.type == "object" ? "false" : "true");
    content("application/json", body);
    write_.close('}');
}

void Document::content(std::string_view type, Schema const& of) {
    write_.key("content").open('{');
    write_.key(type).open('{');
    write_.key("schema");
    schema(of);
    write_.close('}');
    write_.close('}');
}

void Document::responses(Router::Impl::Route const& route) {
    write_.key("responses").open('{');
    write_.key(std::to_string(route.doc.status)).open('{');
    write_.key("description").text(reason_of(route.doc.status));
    if (route.doc.status != 204) content("application/json", schema_of(*route.description.out));
    write_.close('}');
    write_.key("default").open('{');
    write_.key("description").text("A problem, with a sentence for people");
    write_.key("content").raw(R"({"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}})");
    write_.close('}');
    write_.close('}');
}

void Document::schema(Schema const& of) {
    if (of.name.empty()) {
        body_of(of);
        return;
    }
    auto const reference = fmt::format("#/components/schemas/{}", components_.name_of(of));
    write_.open('{');
    if (of.is_nullable) write_.key("anyOf").open('['), write_.open('{');
    write_.key("$ref").text(reference);
    if (of.is_nullable) {
        write_.close('}');
        write_.raw(R"({"type":"null"})");
        write_.close(']');
    }
    write_.close('}');
}

void Document::body_of(Schema const& of) {
    write_.open('{');
    if (!of.type.empty() && of.is_nullable && of.name.empty())
        write_.key("type").texts({of.type, "null"});
    else if (!of.type.empty())
        write_.key("type").text(of.type);
    if (of.type == "object") {
        object(of);
    } else {
        if (!of.format.empty()) write_.key("format").text(format_name(of.format));
        if (!of.thing.empty()) write_.key("x-thing").text(of.thing);
        if (!of.one_of.empty()) write_.key("enum").texts(of.one_of);
        if (of.chars_min > 0) write_.key("minLength").raw(std::to_string(of.chars_min));
        if (of.chars_max >= 0) write_.key("maxLength").raw(std::to_string(of.chars_max));
        if (!of.items.empty()) {
            write_.key("items");
            schema(of.items.front());
        }
    }
    write_.close('}');
}

void Document::object(Schema const& of) {
    if (of.format == "map") {
        write_.key("additionalProperties");
        schema(of.items.front());
        return;
    }
    write_.key("properties").open('{');
    for (auto const& [name, member] : of.members) {
        write_.key(name);
        schema(member);
    }
    write_.close('}');
    if (!of.required.empty()) write_.key("required").texts(of.required);
    write_.key("additionalProperties").raw("false");
}

void Document::components() {
    write_.key("components").open('{');
    write_.key("schemas").open('{');
    write_.key("Problem").raw(problem_schema);
    while (auto const* found = components_.next()) {
        Schema const told = *found;
        write_.key(components_.take_name());
        body_of(told);
    }
    write_.close('}');
    write_.key("securitySchemes").raw(security_schemes);
    write_.close('}');
    write_.key("security").raw(R"([{"token":[]},{"session":[]}])");
}

}  // namespace

std::string Router::openapi(std::string_view title, std::string_view version) const {
    std::string out;
    Document(out, *impl_).tell(title, version);
    return out;
}

}  // namespace sinergi::http
