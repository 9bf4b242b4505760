#include "plumbing/print/canvas.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstring>

namespace sinergi::print {

namespace {

/// Liberation measures as Arial does; DejaVu is there on every Debian with fontconfig.
constexpr char const* family = "Liberation Sans, DejaVu Sans, sans-serif";
constexpr std::size_t block_bytes_max = 4'096;  // see piece_of in print.cpp

template <auto F>
struct Drop {
    template <class T>
    void operator()(T* thing) const noexcept {
        F(thing);
    }
};
template <class T, auto F>
using Held = std::unique_ptr<T, Drop<F>>;

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

double points(int pango_units) noexcept { return static_cast<double>(pango_units) / PANGO_SCALE; }

/// Valid UTF-8 without control characters that would show as boxes.
std::string drawable(std::string_view text) {
    Held<gchar, g_free> const valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(std::min(text.size(), block_bytes_max))));
    std::string out;
    for (auto const* c = valid.get(); *c != '\0'; ++c)
        if (static_cast<unsigned char>(*c) >= 0x20 || *c == '\n' || *c == '\t') out.push_back(*c);
    return out;
}

cairo_status_t append(void* to, unsigned char const* bytes, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_status_t read_png(void* from, unsigned char* to, unsigned length) {
    auto& bytes = *static_cast<std::string_view*>(from);
    if (bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, bytes.data(), length);
    bytes.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

PangoAlignment alignment(Align align) noexcept {
    switch (align) {
        case Align::left:
            return PANGO_ALIGN_LEFT;
        case Align::middle:
            return PANGO_ALIGN_CENTER;
        case Align::right:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

}  // namespace

// ---- Block

struct Block::Inside {
    Layout layout;
    struct Line {
        PangoLayoutLine* line = nullptr;  // the layout's own
        double top = 0;
        double bottom = 0;
        double baseline = 0;
        double x = 0;
    };
    std::vector<Line> lines;
};

Block::Block(std::unique_ptr<Inside> in) noexcept : in_(std::move(in)) {}
Block::Block(Block&&) noexcept = default;
Block::~Block() = default;

int Block::lines() const noexcept { return static_cast<int>(in_->lines.size()); }

double Block::height(int first, int last) const noexcept {
    if (first >= last) return 0;
    return in_->lines[static_cast<std::size_t>(last - 1)].bottom - in_->lines[static_cast<std::size_t>(first)].top;
}

// ---- Canvas

struct Canvas::Inside {
    std::string bytes;
    Held<cairo_surface_t, cairo_surface_destroy> surface;
    Held<cairo_t, cairo_destroy> cairo;
    std::unique_ptr<PangoContext, Unref> context;
    Held<PangoFontDescription, pango_font_description_free> font{pango_font_description_from_string(family)};
    Held<PangoAttrList, pango_attr_list_unref> attributes{pango_attr_list_new()};
    // The last picture: the logo of five hundred letters is read once and stands in their file once.
    std::string png;
    Held<cairo_surface_t, cairo_surface_destroy> image;

    void check() const {
        if (auto const status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
            throw Fault(std::string("print: ") + cairo_status_to_string(status));
    }
};

Canvas::Canvas(PageSize size, Moment made) : size_(size), in_(std::make_unique<Inside>()) {
    in_->surface.reset(cairo_pdf_surface_create_for_stream(append, &in_->bytes, size.width, size.height));
    auto const second = made.text().substr(0, 19) + "Z";  // cairo reads no milliseconds
    cairo_pdf_surface_set_metadata(in_->surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, second.c_str());
    in_->cairo.reset(cairo_create(in_->surface.get()));
    in_->check();
    in_->context.reset(pango_cairo_create_context(in_->cairo.get()));
    // Paper has no pixels: widths are the font's own, the same on every machine.
    Held<cairo_font_options_t, cairo_font_options_destroy> const options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(in_->context.get(), options.get());
    pango_cairo_context_set_resolution(in_->context.get(), 72);
    pango_context_set_round_glyph_positions(in_->context.get(), FALSE);
    pango_attr_list_insert(in_->attributes.get(), pango_attr_font_features_new("tnum=1"));
}

Canvas::~Canvas() = default;

Block Canvas::block(std::string_view text, double width, TextStyle const& style) {
    auto in = std::make_unique<Block::Inside>();
    in->layout.reset(pango_layout_new(in_->context.get()));
    auto* layout = in->layout.get();
    auto* font = in_->font.get();
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_attributes(layout, in_->attributes.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignment(style.align));
    pango_layout_set_line_spacing(layout, static_cast<float>(style.spacing));
    auto const drawn = drawable(text);
    pango_layout_set_text(layout, drawn.data(), static_cast<int>(drawn.size()));
    Held<PangoLayoutIter, pango_layout_iter_free> const iter(pango_layout_get_iter(layout));
    do {
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(iter.get(), &top, &bottom);
        PangoRectangle box{};
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
        in->lines.push_back({.line = pango_layout_iter_get_line_readonly(iter.get()),
                             .top = points(top),
                             .bottom = points(bottom),
                             .baseline = points(pango_layout_iter_get_baseline(iter.get())),
                             .x = points(box.x)});
    } while (pango_layout_iter_next_line(iter.get()));
    return Block(std::move(in));
}

void Canvas::set(Block const& block, double x, double y, int first, int last) {
    if (pass_ == Pass::count || first >= last) return;
    auto const top = block.in_->lines[static_cast<std::size_t>(first)].top;
    for (int at = first; at < last; ++at) {
        auto const& line = block.in_->lines[static_cast<std::size_t>(at)];
        cairo_move_to(in_->cairo.get(), x + line.x, y + line.baseline - top);
        pango_cairo_show_layout_line(in_->cairo.get(), line.line);
    }
}

void Canvas::line(double x, double y, double to_x, double thick) {
    if (pass_ == Pass::count) return;
    cairo_set_line_width(in_->cairo.get(), thick);
    cairo_move_to(in_->cairo.get(), x, y);
    cairo_line_to(in_->cairo.get(), to_x, y);
    cairo_stroke(in_->cairo.get());
}

void Canvas::shade(double x, double y, double width, double height) {
    if (pass_ == Pass::count) return;
    auto* cairo = in_->cairo.get();
    cairo_set_source_rgb(cairo, 0.9, 0.93, 0.96);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

void Canvas::picture(std::string const& png, double x, double y, double side) {
    if (pass_ == Pass::count || png.empty()) return;
    if (in_->png != png) {
        std::string_view bytes = png;
        in_->image.reset(cairo_image_surface_create_from_png_stream(read_png, &bytes));
        in_->png = png;
    }
    auto* image = in_->image.get();
    if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS) return;  // a letter goes out without its logo, too
    auto* cairo = in_->cairo.get();
    auto const width = cairo_image_surface_get_width(image), height = cairo_image_surface_get_height(image);
    auto const scale = side / std::max(width, height);
    cairo_save(cairo);
    cairo_translate(cairo, x + (side - width * scale) / 2, y + (side - height * scale) / 2);
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, image, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

void Canvas::qr(std::string_view text, double x, double y, double side) {
    if (pass_ == Pass::count) return;
    auto const grid = qr_grid(text);
    if (!grid) return;
    auto const square = side / grid->side;
    std::size_t at = 0;
    for (int row = 0; row < grid->side; ++row)
        for (int column = 0; column < grid->side; ++column)
            if (grid->is_dark[at++])
                cairo_rectangle(in_->cairo.get(), x + column * square, y + row * square, square, square);
    cairo_fill(in_->cairo.get());
}

void Canvas::end_page() {
    if (pass_ == Pass::draw) cairo_show_page(in_->cairo.get());
}

std::string Canvas::take() {
    in_->check();
    cairo_surface_finish(in_->surface.get());
    if (auto const status = cairo_surface_status(in_->surface.get()); status != CAIRO_STATUS_SUCCESS)
        throw Fault(std::string("print: ") + cairo_status_to_string(status));
    return std::move(in_->bytes);
}

}  // namespace sinergi::print
