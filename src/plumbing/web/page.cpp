#include "plumbing/web/page.hpp"

#include "plumbing/locale/locale.hpp"

namespace sinergi::web {

using kainjow::mustache::data;
using kainjow::mustache::object;

data page_context(Masthead const& head, http::Call const& call, std::string const& other_language_url) {
    bool const is_english = call.language() == "en";
    data help{data::type::list};
    for (auto const& line : head.help) {
        data one{object{{"name", line.name}, {"note", is_english ? line.note_en : line.note_id}}};
        if (!line.number.empty()) {
            one.set("number", line.number);
            one.set("href", "tel:" + line.number);
        }
        help << one;
    }
    data context{object{{"lang_url", other_language_url}}};
    context.set("office", data(object{{"name", std::string(head.office)}, {"area_name", head.area}}));
    context.set("help", help);
    return context;
}

http::Reply render_page(Templates const& templates, http::Call const& call, std::string_view name, data const& context,
                        int status) {
    kainjow::mustache::mustache page{std::string(templates(std::string(call.language()) + "/" + std::string(name)))};
    auto reply = http::Reply::html(page.render(context), status);
    if (auto const chosen = call.asked("lang"); chosen == "id" || chosen == "en")
        reply.headers.emplace_back("Set-Cookie", "lang=" + *chosen + "; Path=/; Max-Age=31536000; SameSite=Lax");
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

void set_wrong(data& context, std::vector<FieldFault> const& faults, std::string_view language) {
    data errors{data::type::list};
    data wrong{object{}};
    for (auto const& fault : faults) {
        auto const sentence =
            locale::say(fault.key, locale::language_of(language), {.about = fault.path, .limit = fault.limit});
        auto const field = fault.path.substr(fault.path.rfind('.') + 1);
        errors << data(object{{"path", field}, {"message", sentence}});
        wrong.set(field, sentence);
    }
    context.set("has_errors", !faults.empty());
    context.set("errors", errors);
    context.set("wrong", wrong);
}

}  // namespace sinergi::web
