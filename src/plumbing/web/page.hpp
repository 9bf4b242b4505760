#pragma once
// Pages drawn by the server, without JavaScript: what every one of them shows, and how a template becomes an answer.

#include "plumbing/http/http.hpp"

#include <boost/describe.hpp>
#include <kainjow/mustache.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::web {

/// A number to call in need.
struct HelpLine {
    std::string name;
    std::string number;  // "": not known yet; the pages say so and send to SAPA 129
    std::string note_id, note_en;
};
BOOST_DESCRIBE_STRUCT(HelpLine, (), (name, number, note_id, note_en))

/// A page's template by language and name ("id/lapor"): page_template (web.hpp), or a test's own.
using Templates = std::function<std::string_view(std::string_view name)>;

/// Whose pages they are.
struct Masthead {
    std::string_view office;
    std::string area;
    std::vector<HelpLine> const& help;
};

/// What every page shows: the office, the numbers to call, the same page in the other language.
[[nodiscard]] kainjow::mustache::data page_context(Masthead const& head, http::Call const& call,
                                                   std::string const& other_language_url);
/// The page in the caller's language; nothing of it stays in the phone's cache. A language that was chosen is kept.
[[nodiscard]] http::Reply render_page(Templates const& templates, http::Call const& call, std::string_view name,
                                      kainjow::mustache::data const& context, int status = 200);

/// What is wrong with the form that is shown again: `errors` leads from the summary to each field, `wrong` stands
/// beside it. A field's address in the page is the last part of its path: "reporter.phone" -> "phone".
void set_wrong(kainjow::mustache::data& context, std::vector<FieldFault> const& faults, std::string_view language);

}  // namespace sinergi::web
