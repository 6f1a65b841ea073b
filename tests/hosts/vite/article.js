import "../article.js";
