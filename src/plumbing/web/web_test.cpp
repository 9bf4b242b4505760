#include "plumbing/web/web.hpp"

#include "plumbing/web/page.hpp"
#include "plumbing/web/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace sinergi::web {
namespace {

TEST(Web, TheAppHasAFirstPage) {
    auto const all = files();
    auto const first = std::ranges::find_if(all, [](auto const& file) { return file.path.ends_with("/index.html"); });
    ASSERT_NE(first, all.end());
    EXPECT_TRUE(first->bytes.starts_with("<!doctype html>") || first->bytes.starts_with("<!DOCTYPE html>"));
    EXPECT_FALSE(first->is_immutable) << "the page that names the hashed files must be asked for anew";
}

TEST(Web, EveryFileIsServedUnderOnePathWithATypeAndAnETag) {
    std::set<std::string_view> paths;
    for (auto const& file : files()) {
        SCOPED_TRACE(file.path);
        EXPECT_TRUE(paths.insert(file.path).second);
        EXPECT_TRUE(file.path.starts_with('/'));
        EXPECT_FALSE(file.path.ends_with(".mustache"));
        EXPECT_FALSE(file.type.empty());
        EXPECT_FALSE(file.etag.empty());
        EXPECT_FALSE(file.etag.contains('"')) << "the server puts the quotes";
    }
}

TEST(Web, AStoredGzipFormIsGzipAndSmaller) {
    for (auto const& file : files()) {
        if (file.gzip.empty()) continue;
        SCOPED_TRACE(file.path);
        EXPECT_TRUE(file.gzip.starts_with("\x1f\x8b"));
        EXPECT_LT(file.gzip.size(), file.bytes.size());
    }
}

TEST(Web, EveryTemplateIsFoundByItsName) {
    for (auto const& page : embedded_pages()) {
        SCOPED_TRACE(page.name);
        EXPECT_FALSE(page_template(page.name).empty());
    }
}

TEST(Page, ShowsTheOfficeAndItsNumbersInTheCallersLanguage) {
    Templates const templates = [](std::string_view name) -> std::string_view {
        return name == "en/uji" ? "{{office.name}}: {{#help}}{{name}} {{note}} {{href}};{{/help}} {{lang_url}}" : "?";
    };
    std::vector<HelpLine> const help{{"112", "112", "siang malam", "day and night"},
                                     {"UPTD", "", "belum ada", "none yet"}};
    http::Asked const asked(http::Method::get, "/uji?lang=en", "", {}, Moment{});
    auto const context = page_context({"Dinas <Contoh>", "Kuningan", help}, asked.call, "/uji?lang=id");
    auto const reply = render_page(templates, asked.call, "uji", context, 404);
    EXPECT_EQ(reply.body, "Dinas &lt;Contoh&gt;: 112 day and night tel:112;UPTD none yet ; /uji?lang=id");
    EXPECT_EQ(reply.status, 404);
    auto const has = [&](std::string const& name, std::string_view part) {
        return std::ranges::any_of(reply.headers, [&](auto const& header) {
            return header.first == name && header.second.find(part) != std::string::npos;
        });
    };
    EXPECT_TRUE(has("Set-Cookie", "lang=en"));
    EXPECT_TRUE(has("Cache-Control", "no-store"));
}

}  // namespace
}  // namespace sinergi::web
