// Moved: see model.js, views.js and controller.js.
