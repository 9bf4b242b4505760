#include "plumbing/sheet/xml.hpp"

#include <expat.h>

namespace sinergi::sheet {

namespace {

std::string_view local(std::string_view name) noexcept {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const noexcept {
    for (auto const* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (local(pair[0]) == name) return pair[1];
    return {};
}

struct XmlReader::Inside {
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XmlListener& listener;
    Done heard{};

    explicit Inside(XmlListener& l) : listener(l) {
        if (!parser) throw std::bad_alloc();
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() { XML_ParserFree(parser); }

    void hear(Done said) noexcept {
        if (said || !heard) return;
        heard = std::move(said);
        XML_StopParser(parser, XML_FALSE);
    }
};

XmlReader::XmlReader(XmlListener& listener) : in_(std::make_unique<Inside>(listener)) {
    XML_SetUserData(in_->parser, in_.get());
    XML_SetElementHandler(
        in_->parser,
        [](void* self, char const* name, char const** attributes) noexcept {
            auto& in = *static_cast<Inside*>(self);
            in.hear(in.listener.begin(local(name), Attributes(attributes)));
        },
        [](void* self, char const* name) noexcept {
            auto& in = *static_cast<Inside*>(self);
            in.hear(in.listener.end(local(name)));
        });
    XML_SetCharacterDataHandler(in_->parser, [](void* self, char const* part, int length) noexcept {
        auto& in = *static_cast<Inside*>(self);
        in.hear(in.listener.text({part, static_cast<std::size_t>(length)}));
    });
    XML_SetStartDoctypeDeclHandler(in_->parser, [](void* self, char const*, char const*, char const*, int) noexcept {
        static_cast<Inside*>(self)->hear(refuse(Why::malformed, "sheet.xlsx_broken"));
    });
}

XmlReader::~XmlReader() = default;

Done XmlReader::feed(std::string_view piece) {
    auto const state = XML_Parse(in_->parser, piece.data(), static_cast<int>(piece.size()), piece.empty());
    if (!in_->heard) return in_->heard;
    if (state != XML_STATUS_OK) return refuse(Why::malformed, "sheet.xlsx_broken");
    return {};
}

}  // namespace sinergi::sheet
